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
nav a{color:#fff;margin-left:20px}nav a:first-child{margin-left:0}
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
@media (max-width:600px){.brand small{display:block;margin:0}h1{font-size:23px}}
@media print{header,footer,.band,form{display:none}body{background:#fff}}
`;
