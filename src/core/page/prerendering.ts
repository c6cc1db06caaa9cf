/** Whether the page is made before anybody has asked to see it. An image of that name does not say so. */
export const prerendering = () => (document as { prerendering?: unknown }).prerendering === true
