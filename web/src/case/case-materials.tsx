import { MaterialFiles, type ShownMaterial } from './material-files.tsx';

/** What was filed, in the page by a click. */
export function CaseMaterials({ materials }: { materials: readonly ShownMaterial[] }) {
  return (
    <section className="panel">
      <h2>材料</h2>
      {materials.length === 0 ? (
        <p className="soft">本件没有材料。</p>
      ) : (
        <table className="materials">
          <caption className="visually-hidden">材料和文件</caption>
          <thead>
            <tr>
              <th scope="col">材料</th>
              <th scope="col">文件</th>
            </tr>
          </thead>
          <tbody>
            {materials.map((material) => (
              <tr key={material.key}>
                <td>{material.name}</td>
                <td>
                  <MaterialFiles material={material} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
