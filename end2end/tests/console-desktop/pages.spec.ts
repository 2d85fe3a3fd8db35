import { everyPage, leadsTo } from "../../support/pages.ts";

const learner = "/console/learners?q=XY2600001";

everyPage([
  { name: "sign-in", path: "/sign-in" },
  { name: "learners", who: "academicAffairs", path: "/console/learners" },
  { name: "learners, none found", who: "academicAffairs", path: "/console/learners?q=zzzz" },
  { name: "a learner", who: "academicAffairs", path: (page) => leadsTo(page, learner, /陈思远/) },
  { name: "a learner's timeline", who: "academicAffairs", path: async (page) => `${await leadsTo(page, learner, /陈思远/)}?tab=timeline` },
  { name: "a learner who is not there", who: "academicAffairs", path: "/console/learners/00000000000000000000000000000001", status: 404 },
  { name: "a learner's family", who: "academicAffairs", path: async (page) => `${await leadsTo(page, learner, /陈思远/)}/family` },
  { name: "a guardian of a family", who: "academicAffairs", path: async (page) => leadsTo(page, `${await leadsTo(page, learner, /陈思远/)}/family`, "管理 王雅琴") },
  { name: "the outbox", who: "admin", path: "/console/outbox" },
  { name: "classes", who: "academicAffairs", path: "/console/classes" },
  { name: "a class", who: "academicAffairs", path: (page) => leadsTo(page, "/console/classes", /数学思维 L4 · 周六 B 班/) },
  { name: "imports", who: "academicAffairs", path: "/console/import" },
  { name: "accounts", who: "admin", path: "/console/accounts" },
  { name: "an account", who: "admin", path: (page) => leadsTo(page, "/console/accounts", /林知远/) },
  { name: "an account of one's own", who: "admin", path: (page) => leadsTo(page, "/console/accounts", /陆明/) },
  { name: "the question before somebody leaves", who: "admin", path: async (page) => `${await leadsTo(page, "/console/accounts", /林知远/)}/leave` },
  { name: "rights for a while", who: "admin", path: "/console/grants" },
  { name: "who can see a learner", who: "admin", path: async (page) => `${await leadsTo(page, learner, /陈思远/)}/viewers` },
  { name: "what each role may do", who: "admin", path: "/console/roles" },
  { name: "devices and password", who: "academicAffairs", path: "/account" },
  { name: "privacy requests", who: "admin", path: "/console/privacy" },
  { name: "setting a second factor up", who: "academicAffairs", path: "/account/second-factor" },
  { name: "a fresh proof", who: "academicAffairs", path: "/account/confirm?next=/console/learners" },
  { name: "the code after the password", path: "/sign-in/code" },
  { name: "invitations", who: "admin", path: "/console/invitations" },
  { name: "an invitation that is gone", path: "/invitation/none", status: 404 },
  { name: "a first run that is over", path: "/first-run", status: 404 },
  { name: "an address that is not there", path: "/nowhere", status: 404 },
]);
