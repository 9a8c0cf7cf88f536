/** Styles of the public pages: system fonts, one column on a phone, two to three beyond. */
export const STYLE = `
:root{--ink:#1f2933;--muted:#52606d;--line:#d9e2ec;--blue:#12508c;--paper:#fff;--ground:#f5f7fa}
*{box-sizing:border-box}
body{margin:0;font:16px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;color:var(--ink);background:var(--ground)}
.wrap{max-width:1080px;margin:0 auto;padding:0 20px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:#fff;padding:8px;z-index:9}
.band{margin:0;padding:6px 20px;background:#fff3cd;color:#664d03;text-align:center;font-size:14px}
header{background:var(--blue);color:#fff}
header .wrap{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;justify-content:space-between;padding-top:14px;padding-bottom:14px}
.brand{color:#fff;text-decoration:none;font-size:24px;font-weight:700}.brand small{font-size:14px;font-weight:400;margin-left:12px}
header nav a{color:#fff;margin-left:20px}header nav a:first-child{margin-left:0}
a{color:var(--blue)}a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid #f0b429;outline-offset:2px}
main.wrap{padding-top:28px;padding-bottom:48px}
h1{font-size:28px;line-height:1.35;margin:0 0 8px}h2{font-size:20px;margin:32px 0 12px}
.lead{font-size:18px;color:var(--muted);margin:0 0 24px;max-width:46em}
.grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(240px,1fr))}
.card{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:16px 18px}
.card h3{margin:0 0 6px;font-size:17px}.card p{margin:0 0 10px;color:var(--muted)}.card p:last-child{margin:0}
form.row{display:flex;flex-wrap:wrap;gap:10px}
input[type=text]{flex:1 1 300px;font:inherit;padding:9px 12px;border:1px solid #829ab1;border-radius:4px;font-variant-numeric:tabular-nums}
button,.button{font:inherit;padding:9px 22px;border:0;border-radius:4px;background:var(--blue);color:#fff;cursor:pointer;text-decoration:none;display:inline-block}
table{border-collapse:collapse;width:100%;background:var(--paper)}th,td{border:1px solid var(--line);padding:7px 10px;text-align:left;vertical-align:top}th{background:#eef2f6;font-weight:600}
.scroll{overflow-x:auto}
.num{font-variant-numeric:tabular-nums;white-space:nowrap}.name{white-space:nowrap}
.ok{border-left:5px solid #2e7d32}.bad{border-left:5px solid #c0392b}.warn{border-left:5px solid #b45309}
.mark{display:inline-block;border:1px dashed #b45309;color:#8a4b08;border-radius:3px;padding:0 6px;font-size:13px}
footer{border-top:1px solid var(--line);color:var(--muted);font-size:14px}
h3{font-size:17px;margin:18px 0 6px}
ol,ul{padding-left:22px}
.quiet{color:var(--muted);font-size:14px}
select{font:inherit;padding:8px 10px;border:1px solid #829ab1;border-radius:4px;background:#fff;width:100%}
select:focus-visible{outline:3px solid #f0b429;outline-offset:2px}
.find{margin-bottom:16px}.find h2{margin-top:0}
form.search{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:16px 18px}
form.search .row{display:flex;flex-wrap:wrap;gap:10px}
.filters{display:grid;gap:10px 16px;grid-template-columns:repeat(auto-fit,minmax(180px,1fr));margin-top:12px}
.filters label{font-size:14px;color:var(--muted)}
.hits{list-style:none;padding:0;margin:0;display:grid;gap:12px}
.hits h3{margin:0 0 4px}.hits p{margin:0 0 4px;color:var(--ink)}.hits .quiet{color:var(--muted)}
.pages{display:flex;gap:18px;justify-content:center;margin:20px 0}
.tree details{border-bottom:1px solid var(--line);padding:6px 0}.tree summary{cursor:pointer;padding:4px 0}
ul.inline{display:flex;flex-wrap:wrap;gap:6px 18px;list-style:none;padding:4px 0 8px}
.crumbs{font-size:14px;color:var(--muted);margin-bottom:10px}.crumbs a{margin:0}
.guide{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:24px 26px}
.guide section{scroll-margin-top:12px}
.guide h2{border-bottom:2px solid var(--line);padding-bottom:6px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:16px 0}
.facts div{background:var(--ground);border-radius:6px;padding:10px 14px}
.facts dt{color:var(--muted);font-size:14px}.facts dd{margin:0;font-weight:600}
.plain{margin:0 0 12px}.plain div{display:grid;grid-template-columns:8em 1fr;gap:0 12px;padding:3px 0}
.plain dt{color:var(--muted)}.plain dd{margin:0}.plain dd ul{margin:0;padding-left:18px}
.card .plain div{grid-template-columns:4em 1fr}
.answers dt{font-weight:600;margin-top:10px}.answers dd{margin:4px 0 0}
.jump{display:flex;flex-wrap:wrap;gap:6px 16px;padding:8px 0;border-bottom:1px solid var(--line)}.jump a{margin:0;color:var(--blue)}
.free{color:#2e7d32}.checked{color:#2e7d32;font-size:14px}
blockquote{margin:6px 0;padding:4px 14px;border-left:3px solid var(--line);color:var(--muted)}
.unseen,caption.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.address{display:flex;flex-wrap:wrap;gap:8px 18px;align-items:center;margin-top:28px;border-top:1px solid var(--line);padding-top:16px;font-size:14px;overflow-wrap:anywhere}
.address p{margin:0}.qr svg{width:112px;height:112px;display:block}
form.ask{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:16px 22px 20px;margin:12px 0 20px;max-width:46em}
form.ask fieldset{border:0;margin:0;padding:0}form.ask h2{margin:8px 0}form.ask legend{padding:0}
.pick{display:flex;gap:10px;align-items:flex-start;padding:9px 12px;border:1px solid var(--line);border-radius:6px;margin:8px 0;cursor:pointer}
.pick input{flex:none;width:20px;height:20px;margin:4px 0 0}.pick:has(:checked){border-color:var(--blue);background:#eef4fa}
.pick:focus-within{outline:3px solid #f0b429;outline-offset:2px}
.amount{display:grid;gap:2px;max-width:22em;margin:10px 0}.amount input{flex:none;width:100%}
.go{display:flex;flex-wrap:wrap;gap:12px 18px;align-items:center;margin-top:18px}
.second{background:#fff;color:var(--blue);border:1px solid var(--blue);padding:8px 21px}
progress{width:100%;max-width:46em;height:10px;accent-color:var(--blue);display:block}
details{margin:14px 0}summary{cursor:pointer;padding:4px 0}
@media print{.noprint{display:none}}
@media (max-width:600px){.guide{padding:16px 14px}
table.cards thead{position:absolute;left:-9999px}
table.cards,table.cards tbody,table.cards tr,table.cards td{display:block}
table.cards tr{border:1px solid var(--line);border-radius:6px;margin-bottom:10px;padding:6px 12px}
table.cards td{border:0;padding:3px 0}table.cards td:empty{display:none}
table.cards td::before{content:attr(data-label) ": ";color:var(--muted);font-size:14px}
header nav a{margin-left:0;margin-right:16px}.plain div{grid-template-columns:6.5em 1fr}}
@media (max-width:600px){.brand small{display:block;margin:0}h1{font-size:23px}}
@media print{@page{size:A4;margin:16mm 15mm}
header,footer,.skip,form,.crumbs,.jump,.tree{display:none}body{background:#fff;font-size:11pt;line-height:1.5}
main.wrap{padding:0;max-width:none}.guide{border:0;padding:0}h1{font-size:18pt}h2{font-size:13pt;margin:14pt 0 6pt;break-after:avoid}h3{font-size:11.5pt;break-after:avoid}
tr,.card,.facts div,.address{break-inside:avoid}.facts{grid-template-columns:repeat(3,1fr)}.facts div{border:1px solid var(--line)}
a{color:inherit;text-decoration:none}.band{border:1px solid #b45309}}
`;
