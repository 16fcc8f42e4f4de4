extension InspectionReport {
  /// A draft has the look of the report that it becomes, and a council's own papers quote it:
  /// neither is what the inspectorate published. Told by words of the first page that no report
  /// has.
  mutating func doubtOtherPaper(_ text: PaperText) {
    guard kind.certainty == .certain, let page = text.pages.first else { return }
    let sign = text.lines[page].first { line in
      Self.otherPapers.contains(where: line.key.contains)
        || line.text.trimmed.split(separator: " ").first == "DRAFT"
    }
    guard let sign else { return }
    kind.certainty = .uncertain(
      "The first page says “\(sign.text.squeezed.prefix(80))”: this may be a draft, or a paper about "
        + "a report, and not what the inspectorate published.")
  }

  private static let otherPapers = [
    "mockinspection", "factualaccuracycheck", "notforpublication", "predictedgrade",
    "reporttocabinet", "peerreviewby",
  ]
}
