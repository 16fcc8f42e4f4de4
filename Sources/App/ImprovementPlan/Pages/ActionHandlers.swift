import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension ActionPage {
  /// - Parameter problems: what was wrong with a small form on the page.
  static func load(
    _ visit: Visit, with registers: RegisterLinks, problems: [Problem] = []
  ) async throws -> Page {
    let id: Action.ID = try visit.id("action")
    let (world, asAt) = (visit.world, AsAt(ofStored: visit))
    let past = visit.asAsked(registers.tables)
    // What became of it later is not known to a visit of the past.
    let gone = try await visit.store.read {
      try $0.takenBack(id, for: visit.user, asAt: asAt.pastDay)
    }
    if let gone { return gone.page }
    return try await past.store.read { db in
      let dossier = try ActionDossier(id, in: world, for: visit.user, asAt: asAt.pastDay, db)
      return ActionPage(
        dossier: dossier, user: visit.user, sheet: FormSheet(visit, problems: problems),
        asAt: asAt, beside: try registers.ofAction(db, past, dossier.action)
      ).page
    }
  }
}

@Sendable func addAction(_ visit: Visit) async throws -> Answer {
  try await visit.retrying {
    var entry = visit.form.entry()
    let action = ActionForm.read(&entry)
    let due = entry.optionalDate("dueOn", "due date")
    let setOn = entry.optionalDate("dueSetOn", "day on which the due date was decided")
    let dueIsMeant = entry.isChecked(FirstDueDate.field)
    try entry.finish()
    let made = try await AddAction(visit)(
      action, due: due, setOn: setOn, dueIsMeant: dueIsMeant, toPlan: visit.id("plan"))
    let warning = MeasurableEnd(made.measureOfSuccess).warning.map { " \($0)" } ?? ""
    return .redirect(.action(made.id), notice: "\(made.reference) was added.\(warning)")
  } onProblems: {
    try await ActionForm.new(visit, problems: $0)
  }
}

@Sendable func changeAction(_ visit: Visit) async throws -> Answer {
  let id: Action.ID = try visit.id("action")
  do {
    return try await visit.retrying {
      let changed =
        if visit.form.hasBase {
          try await ChangeAction(visit).merging(id) { try ActionForm.merged(visit, with: $1, $0) }
        } else {
          (action: try await changeUnmerged(id, visit), note: "")
        }
      let warning =
        MeasurableEnd(changed.action.measureOfSuccess).warning.map { " \($0)" } ?? ""
      return .redirect(.action(id), notice: "The action was saved.\(changed.note)\(warning)")
    } onProblems: {
      try await ActionForm.edit(visit, problems: $0)
    }
  } catch let dispute as FormDispute {
    var page = try await ActionForm.edit(visit, dispute: dispute)
    page.status = 409
    return .page(page)
  }
}

/// A form that does not carry what it had shown is taken only while nobody else has changed
/// anything.
private func changeUnmerged(_ id: Action.ID, _ visit: Visit) async throws -> Action {
  var entry = visit.form.entry()
  let action = ActionForm.read(&entry)
  try entry.finish()
  return try await ChangeAction(visit)(id, readAt: entry.version(), to: action)
}
