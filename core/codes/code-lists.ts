import { type CodeList, codeListFrom } from './code-list.ts';
import exerciseLevels from './data/exercise-levels.json' with { type: 'json' };
import guidingDepartments from './data/guiding-departments.json' with { type: 'json' };
import legacyDecisionTypes from './data/legacy-decision-types.json' with { type: 'json' };
import projectTypes from './data/project-types.json' with { type: 'json' };
import provinces from './data/provinces.json' with { type: 'json' };

/** 牵头指导的中央部门: third segment of a project code. Bodies outside the list are in use (89). */
export const GUIDING_DEPARTMENTS: CodeList = codeListFrom(guidingDepartments);

/** 项目类型: fourth segment of a project code. */
export const PROJECT_TYPES: CodeList = codeListFrom(projectTypes);

/** 审批, 核准, 备案: fourth segment of a project code of 2015–2020. */
export const LEGACY_DECISION_TYPES: CodeList = codeListFrom(legacyDecisionTypes);

/** 行使层级: the digit after the body's credit code in an 实施编码. */
export const EXERCISE_LEVELS: CodeList = codeListFrom(exerciseLevels);

/** The two digits a division code or an identity number may begin with. */
export const PROVINCES: CodeList = codeListFrom(provinces);
