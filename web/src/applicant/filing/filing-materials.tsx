import type { FileRef, FilingMaterial } from '../../api/types.ts';
import { fieldId } from '../../ui/field.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { missingMaterials } from './filing-state.ts';

type Props = {
  projectId: string;
  materials: readonly FilingMaterial[];
  files: Readonly<Record<string, FileRef[]>>;
  faultOf: (field: string) => string | undefined;
  onChange: (key: string, change: (files: readonly FileRef[]) => FileRef[]) => void;
};

/** One list for all chosen items; what the platform has already is shown as there and not asked again. */
export function FilingMaterials({ projectId, materials, files, faultOf, onChange }: Props) {
  const missing = missingMaterials(materials, files).length;
  if (materials.length === 0) return null;
  return (
    <section className="panel">
      <h2>
        材料{' '}
        <span className="soft">
          同一份材料只传一次，{missing > 0 ? `还缺 ${missing} 份` : '必要材料已齐'}
        </span>
      </h2>
      <ol className="filing-materials">
        {materials.map((material) => {
          const fault = faultOf(`material.${material.key}`);
          return (
            <li key={material.key} id={fieldId(`material.${material.key}`)}>
              <div>
                <p>
                  <span className="strong">{material.name}</span>
                  <span className={material.required ? 'field-required' : 'soft'}>
                    {material.required ? '（必要）' : '（视情况）'}
                  </span>
                </p>
                <p className="soft">用于：{material.items.join('、')}</p>
                {material.owable ? <p className="soft">可容缺：可以后补，事后核查。</p> : null}
                {material.when ? <p className="soft">何时需要：{material.when}</p> : null}
              </div>
              <div>
                <MaterialSource
                  projectId={projectId}
                  material={material}
                  files={files[material.key] ?? []}
                  onChange={(change) => onChange(material.key, change)}
                />
                {fault ? <p className="field-fault">{fault}</p> : null}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

type SourceProps = {
  projectId: string;
  material: FilingMaterial;
  files: readonly FileRef[];
  onChange: (change: (files: readonly FileRef[]) => FileRef[]) => void;
};

function MaterialSource({ projectId, material, files, onChange }: SourceProps) {
  if (material.satisfiedBy !== null) {
    const { title, number, bodyName } = material.satisfiedBy;
    return (
      <p className="filing-known">
        ✓ 平台已有，免于提交：{title}（{number}，{bodyName}）。如有误，请联系出具机关更正。
      </p>
    );
  }
  if (material.source === 'shared') {
    return (
      <p className="filing-known">
        由{material.holder ?? '部门'}共享获取，免于提交；调取不到时窗口会联系您。
      </p>
    );
  }
  return <FileUpload projectId={projectId} name={material.name} files={files} onChange={onChange} />;
}
