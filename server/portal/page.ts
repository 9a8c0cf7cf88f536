import { type Html, html } from './html.ts';

/** What a page says of itself to search engines and to whoever shares it. */
export type PageHead = {
  readonly description?: string;
  /** The one address of this content. */
  readonly canonical?: string;
  /** Not to be found by search engines: an old version, one of many pages of a search. */
  readonly hidden?: boolean;
  /** schema.org, as data. */
  readonly structured?: unknown;
};

/** The frame of every public page: complete without JavaScript, readable on a phone, printable. */
export function page(
  title: string,
  body: Html,
  options: { readonly practice: boolean; readonly head?: PageHead },
): string {
  const { practice, head = {} } = options;
  const band = practice
    ? html`<p class="band" role="note">本页为演示或演练环境,所载项目、代码、办件均为示例数据,不具有法律效力。</p>`
    : html``;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 纵横投资项目在线审批监管平台</title>
${said(head, practice)}
<link rel="stylesheet" href="/portal.css">
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
${band}
<header><div class="wrap"><a class="brand" href="/">纵横<small>投资项目在线审批监管平台 · 辽宁</small></a>
<nav aria-label="主要入口"><a href="/guides">办事指南</a><a href="/guide-me">智能导办</a><a href="/verify">查验项目代码</a><a href="/app/">登录办事</a></nav></div></header>
<main id="main" class="wrap">${body}</main>
<footer><div class="wrap"><p>涉密项目、涉密信息不得在本平台填报,请按保密规定线下办理。</p></div></footer>
</body>
</html>`.html;
}

function said({ description, canonical, hidden = false, structured }: PageHead, practice: boolean): Html {
  return html`${description === undefined ? html`` : html`<meta name="description" content="${description}">`}
${canonical === undefined ? html`` : html`<link rel="canonical" href="${canonical}">`}
${hidden || practice ? html`<meta name="robots" content="noindex">` : html``}
${structured === undefined ? html`` : data(structured)}`;
}

/** Inside a script element no text may look like its end. */
function data(value: unknown): Html {
  return {
    html: `<script type="application/ld+json">${JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}</script>`,
  };
}
