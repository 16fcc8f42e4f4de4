import Civil
import ImprovementPlan

/// A plan of the story: what the council decided after a report, and how it went.
struct DemoPlan: Sendable {
  var report: DemoReport
  var title: String
  /// What the edition is called when it is made, and when it is agreed.
  var editions: (draft: String, agreed: String)
  var owner: DemoBody
  var ambition: String
  var keeper: DemoPerson
  var made: CivilDate
  var agreed: CivilDate
  var closed: CivilDate?
  /// What shall be different for children, by the number of the recommendation.
  var outcomes: [String]
  var reportPublished: CivilDate
  var statementSubmitted: CivilDate
  /// In their order: their numbers are 1, 2, 3 …
  var actions: [DemoAction]
  /// Dates of recommendations that somebody moved.
  var moves: [(recommendation: Int, move: DemoAction.Move)] = []

  static let all = [protection2012, single2016, services2019, services2026]
}

/// An action of the story.
struct DemoAction: Sendable {
  /// Somebody says how it is going.
  struct Progress: Sendable {
    var day: CivilDate
    var by: DemoPerson
    var delivery: Action.Delivery
    var note: String
    /// The day from which it holds.
    var since: CivilDate
  }

  /// Somebody moves its date.
  struct Move: Sendable {
    var day: CivilDate
    var to: CivilDate
    var setBy: DueDateEntry.Setter
    var decidedBy: String
    var approver: String
    var reason: String
  }

  var title: String
  var what: String
  var measure: String
  var start: CivilDate?
  /// Nil: as its recommendations are due.
  var due: CivilDate?
  var owner: DemoOwner
  var partners: [DemoBody]
  /// The numbers of the recommendations in the report.
  var serves: [Int]
  var progress: [Progress] = []
  var moves: [Move] = []
  var withdrawn: DecisionEntry?

  init(
    _ title: String, what: String, measure: String, start: CivilDate? = nil,
    due: CivilDate? = nil, owner: DemoOwner, with partners: [DemoBody] = [], serves: [Int]
  ) {
    self.title = title
    self.what = what
    self.measure = measure
    self.start = start
    self.due = due
    self.owner = owner
    self.partners = partners
    self.serves = serves
  }
}

/// The story of one action, told in order.
extension DemoAction {
  func begun(
    _ day: CivilDate, _ by: DemoPerson, _ note: String, since: CivilDate? = nil
  ) -> DemoAction {
    said(Progress(day: day, by: by, delivery: .inProgress, note: note, since: since ?? day))
  }

  func done(
    _ day: CivilDate, _ by: DemoPerson, _ note: String, since: CivilDate? = nil
  ) -> DemoAction {
    said(Progress(day: day, by: by, delivery: .complete, note: note, since: since ?? day))
  }

  func moved(
    _ day: CivilDate, to due: CivilDate, by setter: DueDateEntry.Setter, _ decidedBy: String,
    approved approver: String, because reason: String
  ) -> DemoAction {
    var next = self
    next.moves.append(
      Move(
        day: day, to: due, setBy: setter, decidedBy: decidedBy, approver: approver, reason: reason))
    return next
  }

  func withdrawn(
    _ day: CivilDate, by setter: DueDateEntry.Setter, _ decidedBy: String,
    approved approver: String, because reason: String
  ) -> DemoAction {
    var next = self
    next.withdrawn = DecisionEntry(
      setBy: setter, setByName: decidedBy, setOn: day,
      paper: setter.meets ? "Minutes of \(day.longForm)" : "", approver: approver, reason: reason)
    return next
  }

  private func said(_ progress: Progress) -> DemoAction {
    var next = self
    next.progress.append(progress)
    return next
  }
}
