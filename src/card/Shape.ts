/**
 * An element as data, which every renderer draws its own way: the page by DOM calls, the collector as HTML, React as its
 * elements. The name is its part and, unless an attribute says otherwise, its class; attributes are written in their order;
 * texts are text everywhere.
 */
export type Shape = readonly [
  tag: string,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: (Shape | string)[],
]
