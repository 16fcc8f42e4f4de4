import Kernel
import Storage

/// Keeps a paper that makes no inspection, with the reason, where it is found again; and takes it
/// out.
public struct FilePaperAway: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// What was corrected so far stays with it.
  public func callAsFunction(
    _ id: ID<Paper>, readAt version: Int, because reason: String
  ) async throws {
    let user = acting.user
    try user.require(.manageInspections)
    guard !reason.isEmpty else {
      throw Refusal.invalid(
        "Reason: say why this paper makes no inspection. Whoever looks for it later reads it.",
        field: "filedBecause")
    }
    try await acting.write(because: "paper filed away: \(reason)") { db in
      var paper = try db.paper(id, of: user.authority)
      try paper.requireState(.toReview)
      paper.version = version
      paper.close(as: .filed, by: db.author.name, at: db.at)
      paper.filedBecause = reason
      try db.update(paper)
    }
  }

  /// It waits to be reviewed again.
  public func takeOut(_ id: ID<Paper>, readAt version: Int) async throws {
    let user = acting.user
    try user.require(.manageInspections)
    try await acting.write(because: "filed paper taken out again") { db in
      var paper = try db.paper(id, of: user.authority)
      try paper.requireState(.filed)
      paper.version = version
      paper.takeUpAgain()
      try db.update(paper)
    }
  }
}

extension Paper {
  /// Two people may have the same paper open: the second is told what the first has done.
  func requireState(_ wanted: State) throws {
    if state == wanted { return }
    throw Refusal.conflict(
      closedBy.isEmpty
        ? "This paper waits to be reviewed already. Nothing was changed."
        : "This paper was \(state.title.lowercased()) by \(closedBy) already. Nothing was changed.")
  }
}

extension PaperReading {
  /// Why nothing can be recorded from it, as it is proposed to whoever files it away.
  var whyItMakesNoInspection: String {
    let about = council.map { "\(kind.sentence), \($0.text)" } ?? kind.sentence
    return framework.text.isEmpty
      ? "\(about): no framework is kept here for papers of this kind." : "\(about): "
  }
}
