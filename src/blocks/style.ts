/**
 * The look of a block. It takes fonts and colours from the page; shops change it by the custom properties `--grapevine-…`,
 * by the parts, and by styling the element itself. Two rules keep the layout still: a card has one height, made of its width
 * and of lines of text, so that a skeleton is exactly as tall as what comes after it; and a rating takes its line from the
 * picture.
 */
const CSS = `:host{display:block;min-width:min(100%,18em);align-self:stretch;margin:2em 0;line-height:1.35}
:host([hidden]){display:none!important}
:host([data-room]){display:block!important;visibility:hidden}
section{container-type:inline-size}
h2{margin:0 0 .75em;font-size:1.375em;font-weight:650;line-height:1.25}
ul{--s:var(--grapevine-surface,rgb(128 128 128/.1));display:grid;grid-template-columns:repeat(var(--grapevine-columns,var(--n,2)),minmax(0,18em));gap:var(--grapevine-gap,1.5em 1em);margin:0;padding:0;list-style:none}
@container(min-width:30em){ul{--n:var(--n0)}}
@container(min-width:44em){ul{--n:var(--n1)}}
@container(min-width:60em){ul{--n:var(--n2)}}
.row{grid:auto/auto-flow var(--grapevine-card-width,clamp(9em,42cqi,12.5em));overflow-x:auto;overscroll-behavior-x:contain;scroll-snap-type:x;scrollbar-width:thin;padding:6px;margin:-6px}
li{container-type:inline-size;scroll-snap-align:start}
.card{display:grid;grid:minmax(0,1fr)/minmax(0,1fr);height:calc(100cqi*var(--grapevine-ratio,1) + 4.85em);color:inherit;text-decoration:none}
.card,.media{border-radius:var(--grapevine-radius,.625em)}
.media{position:relative;overflow:hidden;background:var(--s)}
img{position:absolute;width:100%;height:100%;object-fit:var(--grapevine-fit,contain)}
.badge{position:absolute;margin:.8em;padding:.2em .65em;border-radius:9em;font-size:.75em;font-weight:600;background:Canvas;color:CanvasText}
.title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;height:2.7em;margin-top:.7em;overflow:hidden;overflow-wrap:anywhere;font-size:.9375em}
.price,.rating{display:flex;gap:.45em;align-items:baseline;height:1.35em;margin-top:.3em;overflow:hidden;white-space:nowrap}
.price{font-weight:650}
.sale{color:var(--grapevine-accent,light-dark(#b3261e,#ffab9f))}
s{overflow:hidden;text-overflow:ellipsis;font-size:.8125em;font-weight:400;opacity:.75}
.rating{font-size:.8125em;opacity:.8}
.read{position:absolute;clip-path:inset(50%)}
a:focus-visible{outline:2px solid var(--grapevine-focus,currentColor);outline-offset:3px}
.wait :is(.title,.price){background:linear-gradient(var(--s) 0 0) 0 .3em/85% .8em no-repeat}
.wait .price{background-size:35% .8em}
.media,.badge{outline:1px solid transparent;outline-offset:-1px}
@media(hover:hover){a:hover .title{text-decoration:underline}}
@media(prefers-reduced-motion:no-preference){.wait{animation:w 1s .3s infinite alternate}
@keyframes w{to{opacity:.5}}
img{transition:scale .3s}
a:hover img{scale:1.03}}`

let sheet: CSSStyleSheet | undefined

/**
 * Gives a shadow root the style of blocks. A constructed style sheet needs no permission of a content security policy;
 * browsers without it get a `<style>` element, which needs the nonce.
 */
export function adoptStyle(root: ShadowRoot, nonce = ''): void {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(CSS)
    }
    root.adoptedStyleSheets = [sheet]
  } catch {
    root.append(Object.assign(document.createElement('style'), { nonce, textContent: CSS }))
  }
}
