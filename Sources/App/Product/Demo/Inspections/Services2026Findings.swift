import Inspections

extension DemoReport {
  static let findings2026 = [
    FindingEntry(
      kind: .strength,
      text:
        "Children and families who contact Thornmere’s front door receive a prompt and courteous response. Decisions about the next step are mostly right, and parents’ consent is sought and recorded.",
      theme: "front-door", toldTo: director, page: 2, paragraph: "1"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Strategy discussions take place quickly when children are at risk of harm, but health professionals are absent from one in three. For these children, decisions are made without a full picture of their lives.",
      theme: "front-door", toldTo: director, partnerAgency: "Mereshire Integrated Care Board",
      page: 2, paragraph: "2"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Many children on child protection plans have had three or more social workers in the past twelve months. They told inspectors that they were tired of telling their story again.",
      theme: "workforce", cohort: "Children on child protection plans", toldTo: director, page: 2,
      paragraph: "3"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Children are visited regularly. Too often the record does not say whether the child was seen alone or what the child said, and so their views do not reach the core group.",
      theme: "visits", cohort: "Children on child protection plans", toldTo: director, page: 2,
      paragraph: "4"),
    FindingEntry(
      kind: .strength,
      text:
        "The daily domestic abuse meeting is a strength. Police, probation, health and housing share information within hours, and safety plans are made with the parent who has been harmed.",
      theme: "domestic-abuse", toldTo: director, partnerAgency: "Mereshire Constabulary", page: 2,
      paragraph: "5"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Children aged 16 and 17 who present as homeless are not always offered an assessment of their needs or an advocate.",
      theme: "other", cohort: "Homeless children aged 16 and 17", toldTo: director, page: 2,
      paragraph: "6"),
    FindingEntry(
      kind: .strength,
      text:
        "Children come into care only when it is right for them. Most live close to home with carers who are well supported and who stay with them.",
      theme: "children-in-care", cohort: "Children in care", toldTo: director, page: 2,
      paragraph: "7"),
    FindingEntry(
      kind: .strength,
      text:
        "Virtual school staff are ambitious for children in care. Personal education plans are of good quality and children’s attendance is improving.",
      theme: "children-in-care", cohort: "Children in care", toldTo: director, page: 2,
      paragraph: "8"),
    FindingEntry(
      kind: .goodPractice,
      text:
        "The Roma and Slovak link workers at Hollin Bank family hub build exceptional trust with families. Children attend school more, and fewer families reach crisis. This is practice from which others could learn.",
      theme: "communities", community: "Roma and Slovak families", toldTo: director, page: 2,
      paragraph: "9"),
    FindingEntry(
      kind: .strength,
      text:
        "Care leavers value their personal advisers, who stay in touch well beyond their twenty-first birthday.",
      theme: "care-leavers", cohort: "Care leavers", toldTo: director, page: 3, paragraph: "10"),
    FindingEntry(
      kind: .strength,
      text:
        "Pathway plans are written with young people. The local offer is well known and includes council tax exemption and help with the cost of driving lessons.",
      theme: "care-leavers", cohort: "Care leavers", toldTo: director, page: 3, paragraph: "11"),
    FindingEntry(
      kind: .strength,
      text:
        "Senior leaders and councillors share a clear ambition for children, and corporate parenting is strong. Investment in the workforce has reduced caseloads in the past six months.",
      theme: "leadership", toldTo: director, page: 3, paragraph: "12"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Supervision takes place regularly but does not consistently challenge drift. Audits do not yet include what families say.",
      theme: "supervision", toldTo: director, page: 3, paragraph: "13"),
    FindingEntry(
      kind: .tooEarlyToJudge,
      text:
        "The new practice model was introduced in October 2025. Staff speak of it with enthusiasm. It is too early to judge its effect on the quality of plans.",
      theme: "plans", toldTo: director, impactReviewOn: on(2026, 10, 30), page: 3,
      paragraph: "14"),
    FindingEntry(
      kind: .needsImproving,
      text:
        "Turnover in the assessment teams has meant that some children have had several social workers in a year, and that plans have drifted.",
      theme: "plans", toldTo: director, page: 1, paragraph: "Summary"),
    FindingEntry(
      kind: .adequate,
      text:
        "Leaders know these weaknesses and have begun to act on them. A new practice model has been introduced and caseloads are falling.",
      theme: "leadership", toldTo: director, page: 1, paragraph: "Summary"),
  ]
}
