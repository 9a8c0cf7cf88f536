/** How a department's body is called at each level, whole and short; null where there usually is none. */
export type Naming = {
  readonly department: string;
  readonly province: readonly [string, string] | null;
  readonly city: readonly [string, string];
  readonly county: readonly [string, string] | null;
  /** Districts are served by a branch of the city's body: 沈阳市自然资源局和平分局. */
  readonly branch?: 'districts' | 'all';
  /** Kept by the centre at city and county (县) level, not in districts. */
  readonly notInDistricts?: true;
  /** A company: registered as one, and at work in a functional zone too. */
  readonly company?: true;
};

/** The usual names since the reform of 2018. Cities and counties differ: sample data, to be set locally. */
export const NAMINGS: readonly Naming[] = [
  {
    department: 'development-reform',
    province: ['发展和改革委员会', '发改委'],
    city: ['发展和改革委员会', '发改委'],
    county: ['发展和改革局', '发改局'],
  },
  {
    department: 'industry-it',
    province: ['工业和信息化厅', '工信厅'],
    city: ['工业和信息化局', '工信局'],
    county: ['工业和信息化局', '工信局'],
  },
  {
    department: 'natural-resources',
    province: ['自然资源厅', '自然资源厅'],
    city: ['自然资源局', '自然资源局'],
    county: ['自然资源局', '自然资源局'],
    branch: 'districts',
  },
  {
    department: 'ecology-environment',
    province: ['生态环境厅', '生态环境厅'],
    city: ['生态环境局', '生态环境局'],
    county: ['生态环境局', '生态环境局'],
    branch: 'all',
  },
  {
    department: 'housing-construction',
    province: ['住房和城乡建设厅', '住建厅'],
    city: ['住房和城乡建设局', '住建局'],
    county: ['住房和城乡建设局', '住建局'],
  },
  {
    department: 'transport',
    province: ['交通运输厅', '交通厅'],
    city: ['交通运输局', '交通局'],
    county: ['交通运输局', '交通局'],
  },
  {
    department: 'water',
    province: ['水利厅', '水利厅'],
    city: ['水利局', '水利局'],
    county: ['水利局', '水利局'],
  },
  {
    department: 'agriculture',
    province: ['农业农村厅', '农业农村厅'],
    city: ['农业农村局', '农业农村局'],
    county: ['农业农村局', '农业农村局'],
  },
  {
    department: 'forestry-grassland',
    province: ['林业和草原局', '林草局'],
    city: ['林业和草原局', '林草局'],
    county: ['林业和草原局', '林草局'],
  },
  {
    department: 'emergency',
    province: ['应急管理厅', '应急厅'],
    city: ['应急管理局', '应急局'],
    county: ['应急管理局', '应急局'],
  },
  {
    department: 'cultural-relics',
    province: ['文物局', '文物局'],
    city: ['文化旅游和广播电视局', '文旅局'],
    county: ['文化旅游和广播电视局', '文旅局'],
  },
  {
    department: 'civil-defence',
    province: ['人民防空办公室', '人防办'],
    city: ['人民防空办公室', '人防办'],
    county: ['人民防空办公室', '人防办'],
  },
  {
    department: 'meteorology',
    province: ['气象局', '气象局'],
    city: ['气象局', '气象局'],
    county: ['气象局', '气象局'],
    notInDistricts: true,
  },
  {
    department: 'earthquake',
    province: ['地震局', '地震局'],
    city: ['地震局', '地震局'],
    county: ['地震局', '地震局'],
    notInDistricts: true,
  },
  {
    department: 'urban-management',
    province: null,
    city: ['城市管理综合行政执法局', '城管执法局'],
    county: ['城市管理综合行政执法局', '城管执法局'],
  },
  {
    department: 'public-security',
    province: ['公安厅', '公安厅'],
    city: ['公安局', '公安局'],
    county: ['公安局', '公安局'],
    branch: 'districts',
  },
  {
    department: 'administrative-approval',
    province: ['营商环境建设局', '营商局'],
    city: ['营商环境建设局', '营商局'],
    county: ['营商环境建设局', '营商局'],
  },
];

const utility = (department: string, name: string, short: string): Naming => ({
  department,
  province: null,
  city: [name, short],
  county: [name, short],
  notInDistricts: true,
  company: true,
});

/**
 * Those that came later: their serials lie behind all others, so that no earlier body's credit code moved. The
 * railway is one company over several provinces; here it stands for whoever answers in the place.
 */
export const LATER_NAMINGS: readonly Naming[] = [
  utility('utility-water', '供水企业', '供水企业'),
  utility('utility-power', '供电企业', '供电企业'),
  utility('utility-gas', '燃气企业', '燃气企业'),
  utility('utility-heat', '供热企业', '供热企业'),
  utility('utility-telecom', '通信企业', '通信企业'),
  utility('utility-television', '广电网络企业', '广电网络企业'),
  {
    department: 'rail-operator',
    province: ['铁路运输企业', '铁路企业'],
    city: ['铁路运输企业', '铁路企业'],
    county: null,
    company: true,
  },
  {
    department: 'health',
    province: ['卫生健康委员会', '卫健委'],
    city: ['卫生健康委员会', '卫健委'],
    county: ['卫生健康局', '卫健局'],
  },
  {
    department: 'market-regulation',
    province: ['市场监督管理局', '市监局'],
    city: ['市场监督管理局', '市监局'],
    county: ['市场监督管理局', '市监局'],
  },
  {
    department: 'national-security',
    province: ['国家安全厅', '国安厅'],
    city: ['国家安全局', '国安局'],
    county: null,
  },
  {
    department: 'energy',
    province: ['能源局', '能源局'],
    city: ['能源局', '能源局'],
    county: ['能源局', '能源局'],
  },
  {
    department: 'staffing-office',
    province: ['委机构编制委员会办公室', '委编办'],
    city: ['委机构编制委员会办公室', '委编办'],
    county: ['委机构编制委员会办公室', '委编办'],
  },
];

/** Where, in the sample, a 行政审批局 decides instead of the line departments. */
export const APPROVAL_BUREAU_AT: readonly string[] = ['210112', '210213', '210800', '211100'];

/** What such a bureau takes over in the sample: 立项, and items of several line departments. */
export const APPROVAL_BUREAU_ITEMS: readonly string[] = [
  'proj-proposal',
  'feasibility',
  'ent-approval',
  'ent-filing',
  'prelim-design',
  'energy',
  'water-intake',
  'soil',
  'flood-impact',
  'eia-report',
  'eia-form',
  'construction-permit',
  'road-occupy',
  'green-tree',
  'waste',
];
