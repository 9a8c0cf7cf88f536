/** Every sentence of this module. */
export const MESSAGES = {
  notSignedIn: '尚未登录，或登录已过期，请重新登录。',
  seatEnded: '您当前岗位的授权已到期或被收回，请重新登录。',
  forbiddenRole: (roleName: string) =>
    `您当前的岗位是“${roleName}”，无权进行这项操作。如有其他岗位，请先切换岗位。`,
  forbiddenBody: '这件事项不由您所在的部门办理。',
  forbiddenDivision: '这项内容不在您岗位所辖的地区。',
  forbiddenUnit: '这项内容属于其他单位。',
  loginFailed: '用户名或密码不正确。',
  tooMany: (minutes: number) => `登录尝试过多，请 ${minutes} 分钟后再试。`,
  noSeat: '您的账号还没有可用的岗位授权，请联系本单位或本部门的管理员。',
  seatNotYours: '没有这个岗位，或岗位授权已到期。',
  loginTaken: (login: string) => `用户名“${login}”已被使用，请换一个。`,
  loginForm: '用户名应为 3 至 64 个小写字母、数字或 . _ - @ 字符。',
  passwordWeak: '密码至少 10 位，并至少包含大写字母、小写字母、数字、符号中的三种。',
  nameMissing: '姓名不能为空。',
  unitNameMissing: '单位名称不能为空。',
  certMissing: '单位的证件类型和证件号码不能为空。',
  unitExists: '已有证件号码相同的单位。',
  unknownPerson: '没有这个人员。',
  unknownUnit: '没有这个项目单位。',
  unknownBody: '没有这个部门。',
  unknownDivision: '没有这个地区。',
  seatScope: (roleName: string, what: string) => `“${roleName}”岗位必须并且只能指明${what}。`,
  seatPeriod: '岗位授权的截止时间应晚于开始时间。',
  separateAdmins: '系统管理员、安全管理员、审计管理员必须由不同的人担任。',
  seatOver: '这个岗位授权已经结束。',
  noSamples: '本系统没有装入示例数据。',
} as const;

/** Where rules of this module come from. */
export const SOURCES = {
  separation: 'GB/T 22239—2019 第三级 8.1.7',
  password: 'GB/T 22239—2019 第三级 8.1.4.1',
} as const;
