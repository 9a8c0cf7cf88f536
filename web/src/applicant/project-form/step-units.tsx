import { Button } from 'antd';
import { useSession } from '../../api/session.ts';
import { ContributionFields } from './contribution-fields.tsx';
import { useForm } from './form-context.ts';
import { CodeField, TextField } from './form-fields.tsx';
import { certificateFault } from './form-rules.ts';
import { creditCodeCert, domestic, emptyUnit, type UnitState } from './form-state.ts';

export function StepUnits() {
  const { form, update, isFixed } = useForm();
  const { seat } = useSession();
  const change = (index: number, part: Partial<UnitState>): void =>
    update({ units: form.units.map((unit, at) => (at === index ? { ...unit, ...part } : unit)) });
  return (
    <div className="fields">
      {form.units.map((unit, index) => {
        const path = `units[${index}]`;
        const known = seat.unit !== undefined && unit.certNumber === seat.unit.certNumber;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: units have no identity but their order
          <fieldset key={index} className="field-group fields">
            <legend>{form.units.length > 1 ? `项目单位之${index + 1}` : '项目单位'}</legend>
            {known && !isFixed(`${path}.name`) ? (
              <p className="soft">
                单位名称和证照号码取自本单位的登记信息；如有变化，请先在登记机关变更，再联系本单位管理员更新。
              </p>
            ) : null}
            <TextField
              path={`${path}.name`}
              label="单位名称"
              required
              maxLength={200}
              value={unit.name}
              onChange={(name) => change(index, { name })}
            />
            <CodeField
              path={`${path}.certType`}
              label="证照类型"
              list="certType"
              required
              value={unit.certType}
              onChange={(certType) => change(index, { certType })}
            />
            <TextField
              path={`${path}.certNumber`}
              label={unit.certType === creditCodeCert ? '统一社会信用代码' : '证照号码'}
              required
              maxLength={60}
              typingFault={
                unit.certNumber.trim().length >= 18
                  ? certificateFault(unit.certType, unit.certNumber)
                  : undefined
              }
              value={unit.certNumber}
              onChange={(certNumber) => change(index, { certNumber })}
            />
            <CodeField
              path={`${path}.nature`}
              label="单位性质"
              list="unitNature"
              required
              value={unit.nature}
              onChange={(nature) => change(index, { nature })}
            />
            <TextField
              path={`${path}.contactName`}
              label="联系人"
              required
              maxLength={60}
              value={unit.contactName}
              onChange={(contactName) => change(index, { contactName })}
            />
            <TextField
              path={`${path}.mobile`}
              label="联系人手机"
              required
              inputMode="tel"
              maxLength={11}
              help="补正通知、办结通知发到这个号码"
              value={unit.mobile}
              onChange={(mobile) => change(index, { mobile })}
            />
            {form.capital !== '' && form.capital !== domestic ? (
              <ContributionFields
                path={path}
                contributions={unit.contributions}
                onChange={(contributions) => change(index, { contributions })}
              />
            ) : null}
            {form.units.length > 1 && !isFixed(`${path}.name`) ? (
              <div>
                <Button onClick={() => update({ units: form.units.filter((_, at) => at !== index) })}>
                  删除此单位
                </Button>
              </div>
            ) : null}
          </fieldset>
        );
      })}
      <div>
        <Button onClick={() => update({ units: [...form.units, { ...emptyUnit }] })}>增加一个项目单位</Button>
      </div>
    </div>
  );
}
