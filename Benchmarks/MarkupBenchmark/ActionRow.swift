/// A row of the list of actions, as a handler hands it to a page: what is shown is text already,
/// so that only the making of the page is measured.
struct ActionRow: Sendable {
  let id: String
  let reference: String
  let title: String
  let recommendation: String
  let owner: String
  let setBy: String
  let firstDueISO: String
  let firstDue: String
  let dueISO: String
  let due: String
  let slippage: String
  let isLate: Bool
  let delivery: String
  let deliveryClass: String
  let impact: String
  let impactClass: String
  let updatedISO: String
  let updated: String
  let remark: String
}

/// What both engines make a page of.
struct ActionList: Sendable {
  let title: String
  let count: String
  let rows: [ActionRow]
}

extension ActionList {
  /// A list of invented actions of a fictional council. Every seventh text holds characters that
  /// have to be escaped, and apostrophes are as frequent as in plans.
  init(count: Int) {
    title = "Improvement plan: actions"
    self.count = "\(count) actions"
    rows = (0..<count).map(ActionRow.init(number:))
  }
}

extension ActionRow {
  init(number: Int) {
    let day = number % 28 + 1
    let month = number % 12 + 1
    let padded = (day < 10 ? "0" : "") + "\(day)"
    let paddedMonth = (month < 10 ? "0" : "") + "\(month)"
    let slip = number % 5 * 14
    let titles = [
      "Visit every child on a plan at least every ten working days, and see them alone",
      "Supervise each social worker monthly; record what was decided and why",
      "Audit thirty referrals a quarter against the threshold document",
      "Give children's views a place of their own in each assessment",
      "Agree a joint protocol with police & health for strategy discussions",
      "Write down the reason where a conference is held after day 15",
      "Report caseloads > 18 to the board with \"what we did about it\"",
    ]
    let owners = [
      "Head of Safeguarding", "Service manager, Duty & Advice", "Principal Social Worker",
    ]
    let ratings = [
      ("On track", "on-track"), ("At risk", "at-risk"), ("Late", "late"), ("Done", "done"),
    ]
    let impacts = [
      ("Not yet known", "unknown"), ("Seen in practice", "seen"),
      ("Confirmed by a child", "confirmed"),
    ]
    id = "0192f3a4-7c1e-7b52-9d04-\(100_000_000_000 + number)"
    reference = "ACT-2012-\(1000 + number)"
    title = titles[number % titles.count]
    recommendation = "REC-\(number % 13 + 1)"
    owner = owners[number % owners.count]
    setBy = number % 3 == 0 ? "Inspector" : "Improvement board"
    firstDueISO = "2013-\(paddedMonth)-\(padded)"
    firstDue = "\(day).\(month).2013"
    dueISO = "2013-\(paddedMonth)-\(padded)"
    due = "\(day).\(month).2013"
    slippage = slip == 0 ? "none" : "\(slip) days"
    isLate = number % 4 == 2
    (delivery, deliveryClass) = ratings[number % ratings.count]
    (impact, impactClass) = impacts[number % impacts.count]
    updatedISO = "2013-02-\(padded)"
    updated = "\(day).2.2013"
    remark = number % 2 == 0 ? "Team's audit shared with partners" : "Waiting for the panel"
  }
}
