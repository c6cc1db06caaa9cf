/**
 * The look of a block. It takes fonts and colours from the page; shops change it by the custom properties `--grapevine-…`,
 * by the parts, and by styling the element itself. A card has one height, made of its width and of lines of text, whatever is
 * known of its product, so that a skeleton is exactly as tall as what comes after it. Lines are as high as the list says, since a
 * rule of the page for every element reaches the element itself.
 */
export const CSS = `img{width:100%;position:absolute;height:100%;object-fit:contain}
s{font-size:.8125em;display:inline-block;margin-inline-start:.5em;font-weight:400}
ul{line-height:1.35}
@container(min-width:30em){ul{--n:var(--n0)}}
li,section{container-type:inline-size}
a:hover .title{text-decoration:underline}
.media,.price{position:relative;overflow:hidden}
.media{background:var(--grapevine-surface,#8080801a)}
.price{margin-top:.3em;font-weight:650;height:1.35em}
.media{aspect-ratio:var(--grapevine-ratio,1);border-radius:var(--grapevine-radius,.625em)}
h2{font-size:1.375em;font-weight:650;margin:0 0 .75em;line-height:1.25}
@container(min-width:44em){ul{--n:var(--n1)}}
:host([hidden]){display:none!important}
@container(min-width:60em){ul{--n:var(--n2)}}
:host{align-self:stretch;min-width:min(100%,18em);display:block;margin:2em 0}
.row{scrollbar-width:none;overflow-x:auto;padding:6px;margin:-6px;grid:auto/auto-flow var(--grapevine-card-width,clamp(8em,40cqi,12.5em))}
.long{font-size:min(1em,7.5cqi)}
.rating{bottom:0}
ul{list-style:none;margin:0;grid-template-columns:repeat(var(--grapevine-columns,var(--n,2)),minmax(0,28em));padding:0;gap:var(--grapevine-gap,1.5em 1em);display:grid}
.title{margin-top:.7em;-webkit-box-orient:vertical;display:-webkit-box;-webkit-line-clamp:2;height:2.7em;font-size:.9375em;overflow-wrap:anywhere;overflow:hidden}
.badge{padding:.2em .7em;font-size:.75em;font-weight:650;margin:.8em;position:absolute;background:Canvas;border-radius:9em;color:CanvasText}
.card,.media,.price{text-decoration:none;display:block;color:inherit}
:host([data-room]){display:block!important;visibility:hidden}
.sale{color:var(--grapevine-accent,light-dark(#b3261e,#ffab9f))}`
