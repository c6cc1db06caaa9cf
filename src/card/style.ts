/**
 * The look of a block. It takes fonts and colours from the page; shops change it by the custom properties `--grapevine-…`,
 * by the parts, and by styling the element itself. A card has one height, made of its width and of lines of text, whatever is
 * known of its product, so that a skeleton is exactly as tall as what comes after it. Lines are as high as the list says, since a
 * rule of the page for every element reaches the element itself.
 */
export const CSS = `img{width:100%;position:absolute;object-fit:contain;height:100%}
@container(min-width:30em){ul{--n:var(--n0)}}
.media,.price{position:relative;overflow:hidden}
.media{background:var(--grapevine-surface,#8080801a)}
h2{font-size:1.375em;font-weight:650;margin:0 0 .75em;line-height:1.25}
.card,.media,.price{color:inherit;display:block;text-decoration:none}
@container(min-width:44em){ul{--n:var(--n1)}}
:host([hidden]){display:none!important}
@container(min-width:60em){ul{--n:var(--n2)}}
:host{min-width:min(100%,18em);display:block;align-self:stretch;margin:2em 0}
ul{line-height:1.35}
.sale{color:var(--grapevine-accent,light-dark(#b3261e,#ffab9f))}
:host([data-room]){visibility:hidden;display:block!important}
.title{font-size:.9375em;margin-top:.7em;overflow:hidden;-webkit-box-orient:vertical;height:2.7em;overflow-wrap:anywhere;display:-webkit-box;-webkit-line-clamp:2}
.rating{bottom:0}
s{display:inline-block;font-size:.8125em;margin-inline-start:.5em;font-weight:400}
a:hover .title{text-decoration:underline}
section,li{container-type:inline-size}
.media{aspect-ratio:var(--grapevine-ratio,1);border-radius:var(--grapevine-radius,.625em)}
.price{font-weight:650;height:1.35em;margin-top:.3em}
.long{font-size:min(1em,7.5cqi)}
.badge{color:CanvasText;position:absolute;padding:.2em .7em;background:Canvas;margin:.8em;border-radius:9em;font-weight:650;font-size:.75em}
ul{padding:0;list-style:none;display:grid;grid-template-columns:repeat(var(--grapevine-columns,var(--n,2)),minmax(0,28em));margin:0;gap:var(--grapevine-gap,1.5em 1em)}
.row{margin:-6px;padding:6px;grid:auto/auto-flow var(--grapevine-card-width,clamp(8em,40cqi,12.5em));overflow-x:auto;scrollbar-width:none}`
