/**
 * The look of a block. It takes fonts and colours from the page; shops change it by the custom properties `--grapevine-…`,
 * by the parts, and by styling the element itself. A card has one height, made of its width and of lines of text, whatever is
 * known of its product, so that a skeleton is exactly as tall as what comes after it.
 */
export const CSS = `@container(min-width:30em){ul{--n:var(--n0)}}
@container(min-width:44em){ul{--n:var(--n1)}}
@container(min-width:60em){ul{--n:var(--n2)}}
s{display:inline-block;margin-inline-start:.5em;font-size:.8125em;font-weight:400}
.row{grid:auto/auto-flow var(--grapevine-card-width,clamp(8em,40cqi,12.5em));overflow-x:auto;scrollbar-width:none;padding:6px;margin:-6px}
section,li{container-type:inline-size}
.card,.media,.price{display:block;color:inherit;text-decoration:none}
.wait .title{background:linear-gradient(var(--grapevine-surface,#8080801a) 0 0) 0 .3em/85% .8em no-repeat}
ul{display:grid;grid-template-columns:repeat(var(--grapevine-columns,var(--n,2)),minmax(0,18em));gap:var(--grapevine-gap,1.5em 1em);margin:0;padding:0;list-style:none}
.rating{bottom:0}
.sale{color:var(--grapevine-accent,light-dark(#b3261e,#ffab9f))}
.media,.price{position:relative;overflow:hidden}
:host{display:block;min-width:min(100%,18em);align-self:stretch;margin:2em 0;line-height:1.35}
:host([hidden]){display:none!important}
:host([data-room]){display:block!important;visibility:hidden}
h2{margin:0 0 .75em;font-size:1.375em;font-weight:650;line-height:1.25}
.long{font-size:min(1em,7.5cqi)}
img{position:absolute;width:100%;height:100%;object-fit:contain}
.media{aspect-ratio:var(--grapevine-ratio,1);border-radius:var(--grapevine-radius,.625em);background:var(--grapevine-surface,#8080801a)}
.badge{position:absolute;margin:.8em;padding:.2em .7em;border-radius:9em;font-size:.75em;font-weight:650;color:CanvasText;background:Canvas}
.title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;height:2.7em;margin-top:.7em;overflow:hidden;overflow-wrap:anywhere;font-size:.9375em}
.price{height:1.35em;margin-top:.3em;font-weight:650}
a:hover .title{text-decoration:underline}`
