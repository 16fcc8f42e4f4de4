import Civil
import Kernel
import Storage

/// Where a summary for children that is a paper of its own belongs, when nobody is asked.
enum SummaryPlace: Sendable {
  /// The inspection that it is certainly about.
  case joins(Inspection)
  /// A person has to say it: why.
  case waits(String)
}

extension PaperReading {
  /// Whether it is no report but a summary for children and young people.
  var isSummary: Bool { childSummary?.isWholePaper == true }
}

extension Transaction {
  /// The inspection of the same council that began on the same day. Of what a summary says only
  /// that has to be certain: its grade is the report’s, and only has to agree.
  func place(ofSummary reading: PaperReading, in authority: AuthorityID) throws -> SummaryPlace {
    guard let council = reading.council, let start = reading.visitStart,
      let day = CivilDate(start.text)
    else {
      return .waits(
        "It does not say which council was visited on which day. Choose its inspection.")
    }
    if let doubt = council.doubt ?? start.doubt ?? reading.framework.doubt { return .waits(doubt) }
    let found = try inspections(of: authority).filter {
      $0.visitStart == day && CouncilName($0.council) == CouncilName(council.text)
    }
    guard let inspection = found.first, found.count == 1 else {
      let visit = "of \(council.text) with a visit from \(day.longForm)"
      return .waits(
        found.isEmpty
          ? "No inspection \(visit) is here. Record it first, or make it from this summary."
          : "\(found.count) inspections \(visit) are here. Choose one.")
    }
    if try documents(of: inspection).contains(where: {
      $0.kind == .youngPeoplesVersion && $0.document != nil
    }) {
      return .waits("“\(inspection.title)” has a summary for children already. Look at both.")
    }
    if let difference = try difference(between: reading, and: inspection) {
      return .waits(difference)
    }
    return .joins(inspection)
  }

  /// The grade that the summary gives, where the inspection has another.
  private func difference(
    between reading: PaperReading, and inspection: Inspection
  ) throws -> String? {
    let framework = try framework(of: inspection)
    let judgements = try judgements(of: inspection)
    for read in reading.judgements {
      guard let area = framework.area(read.area),
        let judgement = judgements.first(where: { $0.area == area.id }),
        let grade = framework.grade(judgement.grade), grade.code != read.grade.text
      else { continue }
      let theirs = framework.grade(read.grade.text, for: area)?.name ?? read.grade.text
      return
        "\(area.name): “\(inspection.title)” has \(grade.name), the summary says \(theirs). Look at both."
    }
    return nil
  }
}

extension WriteTransaction {
  /// Adds a summary to the inspection it is about: its file and its promises. What it finds waits
  /// as proposals.
  func join(
    _ paper: inout Paper, _ reading: PaperReading, to inspection: Inspection, by name: String
  ) throws {
    try keepSummary(paper, of: inspection)
    try recordPromises(
      reading, Array((reading.childSummary?.promises ?? []).indices), of: inspection)
    paper.close(as: .accepted, by: name, at: at)
    paper.inspection = inspection.id
    paper.waitingFindings = reading.proposedFindings
  }

  /// A summary that is a paper of its own is the young people's version; the full report stays
  /// another one.
  func keepSummary(_ paper: Paper, of inspection: Inspection) throws {
    try insert(
      ReportDocument(
        authority: inspection.authority, inspection: inspection.id, kind: .youngPeoplesVersion,
        title: "Summary for children and young people: \(inspection.title)",
        document: paper.document, datedOn: inspection.publishedOn))
  }

  /// - Parameter kept: The promises to be recorded, by their places in the summary.
  func recordPromises(
    _ reading: PaperReading, _ kept: [Int], of inspection: Inspection
  ) throws {
    for index in kept {
      guard let promise = reading.childSummary?.promises[index] else { continue }
      try insert(
        InspectionPromise(
          authority: inspection.authority, inspection: inspection.id, kind: promise.kind,
          promisedBy: promise.by, text: promise.text.text, page: promise.text.place?.page))
    }
  }

  /// What becomes of a paper that was sent for the register: a report is entered there, a summary
  /// for children joins its inspection, and what is not certain waits for a person.
  func take(
    _ reading: PaperReading, for paper: inout Paper, by name: String
  ) throws -> ImportOutcome {
    if reading.isSummary {
      switch try place(ofSummary: reading, in: paper.authority) {
      case .waits(let reason): return .waiting(reading, reason)
      case .joins(let inspection):
        try join(&paper, reading, to: inspection, by: name)
        return .joined(inspection)
      }
    }
    if reading.isUnread {
      return ImportOutcome(
        .uncertain, "Nothing could be read from it. It waits to be entered by hand.")
    }
    let (outcome, line) = try enter(reading, named: paper.fileName, of: paper.authority)
    if let line, !outcome.kind.isProblem {
      paper.close(as: .accepted, by: name, at: at)
      paper.registerLine = line.id
    }
    return outcome
  }
}

extension ImportOutcome {
  static func joined(_ inspection: Inspection) -> ImportOutcome {
    ImportOutcome(.joined, "Summary for children and young people of “\(inspection.title)”")
  }

  /// - Parameter isKept: false while it is only looked what would become of the file.
  static func waiting(
    _ summary: PaperReading, _ reason: String, isKept: Bool = true
  ) -> ImportOutcome {
    ImportOutcome(
      .uncertain, "\(summary.inWords). \(reason)\(isKept ? " It waits among the papers." : "")")
  }
}

extension PaperReading {
  /// "Thornmere: inspection of local authority children’s services (ILACS), 23 pages".
  var inWords: String {
    let about = council.map { "\($0.text): \(kind)" } ?? kind
    return "\(about), \(Words.count(pages, "page"))"
  }
}
