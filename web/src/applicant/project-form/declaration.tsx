import { Button, Radio } from 'antd';
import { useState } from 'react';
import './step-nav.css';

type Answer = 'open' | 'classified' | null;

/**
 * Asked before anything else is asked, stored or sent: classified projects never enter the platform
 * (平台管理办法 §3). The answer "classified" stays in this page.
 */
export function DeclarationStep({ onDeclared }: { onDeclared: () => void }) {
  const [answer, setAnswer] = useState<Answer>(null);
  return (
    <div className="panel stack">
      <h2 id="declaration">首先确认：本项目是否涉密</h2>
      <p>
        涉密项目、涉密信息不得进入本平台，包括项目名称、地点、规模和附件。请先对照本单位定密事项范围确认；
        拿不准的，先问本单位保密工作机构，不要在这里试填。
      </p>
      <Radio.Group
        aria-labelledby="declaration"
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
        options={[
          { value: 'open', label: '不涉密：项目和所填内容、所传材料均不含国家秘密' },
          { value: 'classified', label: '涉密，或者可能涉密' },
        ]}
        vertical
      />
      {answer === 'classified' ? (
        <section className="error-summary" role="alert">
          <h3>本项目不得在平台申报</h3>
          <p>请按以下方式线下办理，全程使用保密渠道，不要通过互联网、电话、普通传真或本平台传递任何内容：</p>
          <ol className="declaration-ways">
            <li>1. 联系有审批权限的发展改革部门（或行政审批局）的保密工作机构，约定报送时间；</li>
            <li>2. 由本单位保密人员携带纸质材料当面报送，办理登记；</li>
            <li>3. 项目代码、审批文件均由该部门线下发放。</li>
          </ol>
          <p className="soft">
            依据：《全国投资项目在线审批监管平台运行管理暂行办法》第三条。本页没有保存、也没有发送任何内容。
          </p>
        </section>
      ) : null}
      <div>
        <Button type="primary" disabled={answer !== 'open'} onClick={onDeclared}>
          本单位声明不涉密，开始填报
        </Button>
      </div>
    </div>
  );
}
