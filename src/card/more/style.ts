/** The look of rows and of what a card shows beyond the plain one. Buttons are at least 24 px (WCAG 2.2, 2.5.8). */
export const MORE_CSS = `:host([data-empty]){display:none!important}
.row{scroll-snap-type:x;scroll-padding:6px}
.row>li{scroll-snap-align:start}
.paged h2{min-height:2.25rem;align-content:center;padding-inline-end:5.5rem}
.paged{position:relative}
.nav{position:absolute;top:0;inset-inline-end:0;display:flex;gap:.5em}
.nav[hidden]{display:none}
button{font:inherit;color:inherit;cursor:pointer;border:1px solid color-mix(in srgb,currentColor 30%,transparent);background:none;border-radius:var(--grapevine-radius,.625em);padding:0 .9em;min-height:2.4em}
button:hover{background:var(--grapevine-surface,#8080801a)}
.nav button{width:2.25rem;min-height:2.25rem;padding:0;border-radius:50%}
.nav button::before{content:"";display:block;width:.5rem;height:.5rem;margin:auto;border:solid;border-width:0 2px 2px 0;rotate:-45deg;translate:-1px}
.nav .previous::before,.nav.rtl .next::before{rotate:135deg;translate:1px}
.nav.rtl .previous::before{rotate:-45deg;translate:-1px}
[aria-disabled=true]{cursor:default}
:where(.nav) [aria-disabled=true]{opacity:.35}
.saving{top:0;inset-inline-end:0;margin-inline:.5em;padding-inline:.5em;background:var(--grapevine-accent,light-dark(#b3261e,#ffab9f));color:light-dark(#fff,#1c1b1f)}
@container(max-width:11em){.badge:not(.rating)~.saving{top:2.2em}}
.why{display:block;height:1.35em;margin-top:.3em;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;font-size:.8125em;opacity:.8}
.add{display:block;width:100%;height:2.6em;margin-top:.7em;font-size:.875em;font-weight:600;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.wait .add{visibility:hidden}
.status{position:absolute;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(forced-colors:active){button{border-color:ButtonText}[aria-disabled=true]{opacity:1;color:GrayText;border-color:GrayText}}`
