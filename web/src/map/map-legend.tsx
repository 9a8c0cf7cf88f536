/** What lines and cards mean; the signals carry their words themselves. */
export function MapLegend({ plan, asList }: { plan: boolean; asList: boolean }) {
  return (
    <ul className="map-legend" aria-label="图例">
      {plan ? null : (
        <>
          <li>
            <span className="map-key map-card-ready" /> 现在可以申报
          </li>
          <li>
            <span className="map-key map-card-running" /> 办理中
          </li>
          <li>
            <span className="map-key map-card-waiting" /> 等前置事项
          </li>
          <li>
            <span className="map-key map-card-done" /> 已办结
          </li>
        </>
      )}
      <li>
        <span className="map-key map-card-conditional" /> 视情况需要
      </li>
      {asList ? null : (
        <>
          <li>
            <svg width="26" height="10" aria-hidden="true">
              <path className="map-line" d="M1 5h24" />
            </svg>
            先后顺序
          </li>
          <li>
            <svg width="26" height="10" aria-hidden="true">
              <path className="map-line map-line-critical" d="M1 5h24" />
            </svg>
            关键路径
          </li>
        </>
      )}
    </ul>
  );
}
