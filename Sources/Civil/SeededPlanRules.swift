extension TimeRule {
  /// The rules of the improvement plan's own work: links for partners, reminders, escalation. No
  /// law or guidance sets them.
  static let planRules = [
    TimeRule(
      key: .partnerLink, value: 30, unit: .calendarDays, basis: .linkMade, tag: .ourChoice,
      source: "Our choice: as long as a month’s round of updates"),
    TimeRule(
      key: .reminder, value: 10, unit: .clearWorkingDays, basis: .dueDate, tag: .ourChoice,
      source: "Our choice: two working weeks"),
    TimeRule(
      key: .escalationToHead, value: 5, unit: .workingDays, basis: .dueDate, tag: .ourChoice,
      source: "Our choice"),
    TimeRule(
      key: .escalationToDirector, value: 15, unit: .workingDays, basis: .dueDate,
      tag: .ourChoice, source: "Our choice"),
    TimeRule(
      key: .escalationToChair, value: 30, unit: .workingDays, basis: .dueDate, tag: .ourChoice,
      source: "Our choice"),
    TimeRule(
      key: .verificationAgain, value: 5, unit: .workingDays, basis: .reminder, tag: .ourChoice,
      source: "Our choice: a working week"),
  ]
}
