import type { Catalogue } from '../catalogue/index.ts';
import type { SampleLogin } from '../identity/index.ts';
import { guideBox } from './guides/search-page.ts';
import { type Html, html } from './html.ts';
import { verifyForm } from './verify.ts';

const FACES: Readonly<Record<SampleLogin['face'], string>> = {
  applicant: '申报(项目单位)',
  workbench: '审批(窗口和部门)',
  oversight: '监管(监察和领导)',
  keeping: '管理(事项、系统、审计)',
};

/** The first page: what the platform is, how a project goes through it, and where to begin. */
export function startPage(catalogue: Catalogue, logins: readonly SampleLogin[] | null): Html {
  return html`<h1>一个项目一个代码,一个窗口受理,各部门同时审批</h1>
<p class="lead">投资项目从立项到竣工,在同一个平台上办理、同一个平台上监管。每个办件何时到期、为什么这样算,随时看得到、说得清。</p>
<section class="card find"><h2>查办事指南</h2>${guideBox()}<p><a href="/guides">全部事项</a> · <a href="/guide-me">不知道要办什么?回答几个问题,智能导办</a></p></section>
<div class="grid">
<section class="card"><h3>项目单位</h3><p>登记项目、取得项目代码,按流程图一次提交一个阶段的全部事项,材料只交一次。</p><p><a class="button" href="/app/">登录申报</a></p></section>
<section class="card"><h3>窗口和部门</h3><p>窗口统一受理,各部门并联审批,限时办结;补正、特别程序、延期依法停表并写明理由。</p><p><a class="button" href="/app/">登录办理</a></p></section>
<section class="card"><h3>公众</h3><p>凭代码查验项目是否真实,文件上的二维码扫开就是本页。</p><p><a class="button" href="/verify">查验代码</a></p></section>
</div>
<h2>查验项目代码</h2>
${verifyForm('')}
<h2>怎么办</h2>
<ol>
<li>项目单位声明项目不涉密,填写申报信息,取得项目代码。</li>
<li>平台给出适合的审批流程:分几个阶段、哪些事项、哪个部门、多少天。</li>
<li>按阶段提交并联申报;窗口五个工作日内受理或一次性告知补正,逾期未告知即视同受理。</li>
<li>各部门同时审批,办结并出具批复文件;进度、到期日和文件都在项目页上。</li>
</ol>
<p>当前数据:${catalogue.pack.name}数据包 ${catalogue.pack.version},${catalogue.items().length} 个事项,${catalogue.flows().length} 个流程。<span class="mark">示例数据,待本地核定</span></p>
${logins === null ? html`` : samples(logins)}`;
}

function samples(logins: readonly SampleLogin[]): Html {
  const faces = (Object.keys(FACES) as SampleLogin['face'][]).map((face) => {
    const rows = logins
      .filter((login) => login.face === face)
      .map(
        (login) =>
          html`<tr><td class="num">${login.login}</td><td class="num">${login.password}</td><td class="name">${login.personName}</td><td class="name">${login.roleName}</td><td>${login.place}</td><td>${login.hint}</td></tr>`,
      );
    return html`<h3>${FACES[face]}</h3><div class="scroll" tabindex="0" role="region" aria-label="${FACES[face]}"><table><thead><tr><th scope="col">登录名</th><th scope="col">密码</th><th scope="col">姓名</th><th scope="col">角色</th><th scope="col">单位或地区</th><th scope="col">可以做什么</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  });
  return html`<h2 id="samples">示例登录</h2><p>本环境装有一年的示例数据。用下面的登录名可以进入每一种角色。</p>${faces}`;
}
