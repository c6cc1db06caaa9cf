/**
 * The look of a block. It takes fonts and colours from the page; shops change it by the custom properties `--grapevine-…`,
 * by the parts, and by styling the element itself. A card has one height, made of its width and of lines of text, whatever is
 * known of its product, so that a skeleton is exactly as tall as what comes after it. Lines are as high as the list says, since a
 * rule of the page for every element reaches the element itself.
 */
export const CSS = `img{position:absolute;width:100%;height:100%;object-fit:contain}
@container(min-width:30em){ul{--n:var(--n0)}}
.media,.price{position:relative;overflow:hidden}
.media{background:var(--grapevine-surface,#8080801a)}
h2{font-size:1.375em;margin:0 0 .75em;font-weight:650;line-height:1.25}
.card,.media,.price{display:block;text-decoration:none;color:inherit}
@container(min-width:44em){ul{--n:var(--n1)}}
:host([hidden]){display:none!important}
@container(min-width:60em){ul{--n:var(--n2)}}
:host{min-width:min(100%,18em);display:block;align-self:stretch;margin:2em 0}
ul{line-height:1.35}
.sale{color:var(--grapevine-accent,light-dark(#b3261e,#ffab9f))}
:host([data-room]){display:block!important;visibility:hidden}
.title{-webkit-box-orient:vertical;display:-webkit-box;overflow:hidden;-webkit-line-clamp:2;overflow-wrap:anywhere;font-size:.9375em;height:2.7em;margin-top:.7em}
.rating{bottom:0}
s{display:inline-block;font-size:.8125em;margin-inline-start:.5em;font-weight:400}
a:hover .title{text-decoration:underline}
section,li{container-type:inline-size}
.media{aspect-ratio:var(--grapevine-ratio,1);border-radius:var(--grapevine-radius,.625em)}
.price{margin-top:.3em;height:1.35em;font-weight:650}
.long{font-size:min(1em,7.5cqi)}
.badge{color:CanvasText;border-radius:9em;margin:.8em;padding:.2em .7em;background:Canvas;font-size:.75em;font-weight:650;position:absolute}
ul{gap:var(--grapevine-gap,1.5em 1em);padding:0;list-style:none;grid-template-columns:repeat(var(--grapevine-columns,var(--n,2)),minmax(0,28em));margin:0;display:grid}
.row{scrollbar-width:none;grid:auto/auto-flow var(--grapevine-card-width,clamp(8em,40cqi,12.5em));margin:-6px;padding:6px;overflow-x:auto}`
