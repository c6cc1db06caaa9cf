/** The style sheet of the inspector. */
export const STYLE = `
:host{all:initial!important;position:fixed!important;inset:auto!important;width:0!important;height:0!important;display:block!important;overflow:visible!important;z-index:2147483647!important;color-scheme:light dark}
*{box-sizing:border-box}
.panel,.pill,.frame{--paper:#fff;--ink:#221d2b;--soft:#6c6577;--line:#e7e2ec;--wash:#f7f4fa;--grape:#6d3ba8;--on:#fff;--ok:#17693f;--okw:#e2f4ea;--wait:#7a5200;--waitw:#fcf0d4;--bad:#a8211a;--badw:#fde6e3;font:13px/1.45 system-ui,sans-serif;color:var(--ink)}
@media (prefers-color-scheme:dark){.panel,.pill,.frame{--paper:#1d1a23;--ink:#ece8f2;--soft:#a59dB2;--line:#37313f;--wash:#27222e;--grape:#c9a7f5;--on:#241436;--ok:#86dcab;--okw:#17382a;--wait:#f2c868;--waitw:#3d3011;--bad:#ff9e94;--badw:#4a1d1a}}
.panel{position:fixed;right:12px;bottom:12px;width:min(496px,100vw - 24px);height:min(620px,100vh - 24px);display:flex;flex-direction:column;background:var(--paper);border:1px solid var(--line);border-radius:14px;box-shadow:0 12px 40px #0003,0 2px 8px #0002;overflow:hidden}
.panel[hidden],.pill[hidden],.frame[hidden]{display:none}
header{display:flex;align-items:center;gap:8px;padding:10px 8px 6px 14px}
svg{width:18px;height:20px;flex:none;color:var(--grape)}
h2{margin:0;font-size:14px;font-weight:650;flex:1;white-space:nowrap}
h3{margin:14px 14px 4px;font-size:11px;font-weight:650;letter-spacing:.04em;text-transform:uppercase;color:var(--soft)}
h4{margin:10px 0 2px;font-size:12px;font-weight:650}
button,select,a{font:inherit;color:inherit}
button{cursor:pointer;border:0;background:none;border-radius:8px;padding:5px 8px}
button:hover{background:var(--wash)}
:focus-visible{outline:2px solid var(--grape);outline-offset:-2px}
.icon{width:30px;height:30px;font-size:17px;line-height:1;padding:0;color:var(--soft)}
.chip{font-size:11px;font-weight:600;padding:2px 8px;border-radius:99px;background:var(--okw);color:var(--ok);white-space:nowrap}
.chip.off{background:var(--waitw);color:var(--wait)}
nav{display:flex;gap:2px;padding:0 8px;overflow-x:auto;border-bottom:1px solid var(--line);scrollbar-width:none;flex:none}
[role=tab]{border-radius:8px 8px 0 0;padding:7px 7px 6px;white-space:nowrap;color:var(--soft);border-bottom:2px solid transparent}
[role=tab][aria-selected=true]{color:var(--ink);font-weight:600;border-bottom-color:var(--grape)}
[role=tab] i{font-style:normal;font-size:11px;font-weight:600;margin-left:4px;padding:0 5px;border-radius:99px;background:var(--wash);color:var(--soft)}
[role=tab] i.warn{background:var(--badw);color:var(--bad)}
.body{flex:1;overflow:auto;overscroll-behavior:contain;padding:6px 0 12px;min-height:0}
footer{display:flex;align-items:center;gap:8px;padding:7px 10px 7px 14px;border-top:1px solid var(--line);flex:none}
footer label{display:flex;align-items:center;gap:6px;flex:1;min-width:0;color:var(--soft)}
select{min-width:0;padding:4px 6px;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:var(--ink)}
select.on{border-color:var(--grape);background:var(--grape);color:var(--on)}
.end{border:1px solid var(--line);white-space:nowrap}
.row{margin:0;padding:7px 14px;border-bottom:1px solid var(--line)}
.line,summary{display:flex;align-items:baseline;gap:8px;min-width:0}
summary{cursor:pointer;list-style:none;border-radius:6px}
summary::-webkit-details-marker{display:none}
summary b,.line b{white-space:nowrap;font-weight:600}
summary .quiet,.line .quiet{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.block summary{flex-wrap:wrap}
.seen{flex:1 0 100%;color:var(--grape)}
.quiet,time{color:var(--soft)}
time{font-variant-numeric:tabular-nums;font-size:12px}
p{margin:6px 0}
.body>p{margin:8px 14px}
.mark{font-size:11px;font-weight:600;padding:1px 7px;border-radius:99px;background:var(--wash);color:var(--soft);white-space:nowrap}
summary .mark:first-child{min-width:62px;text-align:center}
.counted{background:var(--okw);color:var(--ok)}
.waiting,.memory{background:var(--waitw);color:var(--wait)}
.rejected,.dropped{background:var(--badw);color:var(--bad)}
.alert{width:16px;height:16px;border-radius:99px;background:var(--wait);color:var(--paper);font-size:11px;font-weight:700;text-align:center;line-height:16px;flex:none}
.advice{padding:7px 10px;border-radius:8px;background:var(--waitw);color:var(--ink)}
.advice.bad{background:var(--badw)}
.body>.advice{margin:8px 12px}
code,pre{font:12px/1.45 ui-monospace,monospace}
code{margin-left:6px;padding:0 5px;border-radius:5px;background:var(--paper);color:var(--soft);white-space:nowrap}
pre{margin:8px 0 2px;padding:8px 10px;max-height:220px;overflow:auto;border-radius:8px;background:var(--wash);white-space:pre-wrap;overflow-wrap:anywhere}
dl{margin:4px 14px}
.row dl{margin:4px 0}
dl div{display:flex;gap:10px;padding:2px 0}
dt{color:var(--soft);flex:0 0 86px}
dd{margin:0;flex:1;min-width:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.wide{display:block;margin:8px 14px;border:1px solid var(--line)}
.calm{padding:22px 26px;text-align:center;color:var(--soft)}
.calm b{display:block;color:var(--ink);font-size:14px}
.number{min-width:20px;height:20px;padding:0 4px;border-radius:6px;background:var(--grape);color:var(--on);font-size:11px;font-weight:700;text-align:center;line-height:20px}
ol{margin:2px 0;padding:0;list-style:none;counter-reset:slot}
li{display:flex;gap:8px;padding:1px 0;counter-increment:slot}
li:before{content:counter(slot);min-width:16px;color:var(--soft);text-align:right;font-variant-numeric:tabular-nums}
li span{min-width:0}
li span:first-child{flex:1}
li>.quiet{text-align:right}
.out dt{flex-basis:118px}
.links{display:flex;flex-wrap:wrap;gap:8px}
.links a{padding:4px 10px;border:1px solid var(--line);border-radius:8px;text-decoration:none}
.links a[aria-current]{border-color:var(--grape);color:var(--grape);font-weight:600}
.pill{position:fixed;right:12px;bottom:12px;display:flex;align-items:center;gap:7px;padding:7px 13px 7px 11px;border:1px solid var(--line);border-radius:99px;background:var(--paper);box-shadow:0 4px 16px #0003;font-weight:600}
.frame{position:fixed;pointer-events:none;border:3px solid var(--grape);border-radius:0 10px 10px 10px;box-shadow:0 0 0 2px #fff8;transition:opacity .2s}
.frame b{position:absolute;left:-3px;bottom:100%;padding:2px 9px;border-radius:8px 8px 0 0;background:var(--grape);color:var(--on);font-size:12px}
@media (min-width:561px){.moved .panel,.moved .pill{right:auto;left:12px}}
@media (max-width:560px){.panel{right:0;left:0;bottom:0;width:100%;height:min(420px,56vh);border-radius:14px 14px 0 0;border-width:1px 0 0}.pill{bottom:8px;right:8px}.moved .panel{bottom:auto;top:0;border-radius:0 0 14px 14px;border-width:0 0 1px}.moved .pill{bottom:auto;top:8px}}
@media (prefers-reduced-motion:reduce){.frame{transition:none}}
`
