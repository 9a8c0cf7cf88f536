import { type Html, html } from './html.ts';

/** The frame of every public page: complete without JavaScript, readable on a phone, printable. */
export function page(title: string, body: Html, options: { readonly practice: boolean }): string {
  const band = options.practice
    ? html`<p class="band" role="note">本页为演示或演练环境,所载项目、代码、办件均为示例数据,不具有法律效力。</p>`
    : html``;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 纵横投资项目在线审批监管平台</title>
<link rel="stylesheet" href="/portal.css">
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
${band}
<header><div class="wrap"><a class="brand" href="/">纵横<small>投资项目在线审批监管平台 · 辽宁</small></a>
<nav aria-label="主要入口"><a href="/verify">查验项目代码</a><a href="/app/">登录办事</a></nav></div></header>
<main id="main" class="wrap">${body}</main>
<footer><div class="wrap"><p>涉密项目、涉密信息不得在本平台填报,请按保密规定线下办理。</p></div></footer>
</body>
</html>`.html;
}
