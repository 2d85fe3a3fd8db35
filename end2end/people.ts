/** Who signs in to the demo school, and where they begin. Their names and logins are the seed's. */
export const password = "xuetu-demo";

export const people = {
  teacher: { login: "lin", name: "林知远", home: "/board" },
  classTeacher: { login: "han", name: "韩敏", home: "/board" },
  academicAffairs: { login: "zhou", name: "周以宁", home: "/console/learners" },
  admin: { login: "admin", name: "陆明", home: "/console/learners" },
  auditor: { login: "shen", name: "沈怡", home: "/console/audit" },
  manager: { login: "qiao", name: "乔岚", home: "/console/learners" },
  sales: { login: "fang", name: "方晴", home: "/console/leads" },
  outsourced: { login: "hexin", name: "何欣", home: "/console/leads" },
  mother: { login: "13800002046", name: "王雅琴", home: "/portal", children: ["陈思远", "陈思宁"] },
  father: { login: "13600004402", name: "孙建国", home: "/portal", children: ["孙悦然"] },
} as const;

export type Who = keyof typeof people;
