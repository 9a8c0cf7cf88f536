export const STYLE = `
:root { color: #1f2937; background: #f6f7f9; font: 15px/1.6 "Noto Sans SC", "Microsoft YaHei", sans-serif; }
body { margin: 0; }
.band { background: #b45309; color: #fff; text-align: center; padding: 6px; font-weight: 600; }
header, main { max-width: 1080px; margin: 0 auto; padding: 0 20px; }
h1 { font-size: 22px; margin: 20px 0 8px; }
section { background: #fff; border: 1px solid #e5e7eb; border-radius: 6px; margin: 16px 0; padding: 12px 18px; }
h2 { font-size: 17px; margin: 4px 0 10px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid #e5e7eb; padding: 5px 8px; text-align: left; vertical-align: top; }
th { color: #4b5563; font-weight: 600; white-space: nowrap; }
.mark { background: #fef3c7; color: #92400e; border-radius: 3px; padding: 0 5px; font-size: 13px; }
.none { color: #6b7280; margin: 4px 0; }
.wrong { background: #fee2e2; color: #991b1b; padding: 8px 12px; border-radius: 6px; }
form { margin-top: 12px; display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 8px 18px; }
label { display: block; }
label input:not([type=checkbox]), select, textarea { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: 4px 6px; }
.whole { grid-column: 1 / -1; }
button { font: inherit; padding: 5px 14px; cursor: pointer; }`;
