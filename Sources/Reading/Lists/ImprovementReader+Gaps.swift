/// Lists that run up to pages that seem to be missing: what stands behind those may be of another
/// list.
extension ImprovementReader {
  /// Reads the list under a heading, on either side of such pages, and returns the body index after
  /// it.
  mutating func readAll(
    under heading: BodyLine, _ lines: Range<Int>, style: Style, addressed: AddressedBody?
  ) -> Int {
    let start = lines.upperBound
    let end = ImprovementReader.regionEnd(body, from: start, style)
    let gaps = (start..<end).filter { body[$0].isBelowGap }
    let first = improvements.count
    guard !gaps.isEmpty else {
      let next = read(under: heading, lines, to: end, style: style, addressed: addressed)
      noteCut(from: first, under: heading, at: next)
      return next
    }
    var next = start
    if gaps[0] > start {
      next = read(under: heading, lines, to: gaps[0], style: style, addressed: addressed)
    } else {
      taken.formUnion(lines)
    }
    for (gap, limit) in zip(gaps, gaps.dropFirst() + [end]) {
      noteCut(from: first, under: heading, at: next)
      guard next == gap, goesOn(from: gap, to: limit, after: improvements[first...].last) else {
        regions.append(
          Region(
            section: ImprovementReader.heading(heading.text), heading: body[gap], end: end,
            open: Array(gap..<end)))
        return next
      }
      isAddressLost = true
      next = read(
        under: heading, gap..<gap, to: limit, style: style, addressed: addressed, isBelowGap: true)
    }
    noteCut(from: first, under: heading, at: next)
    return next
  }

  /// Whether items stand behind missing pages, and no numbered findings.
  private func goesOn(from gap: Int, to limit: Int, after last: Improvement?) -> Bool {
    for line in body[gap..<limit].prefix(40) {
      guard let marker = ListMarker(line.line) else { continue }
      guard case .number(let number) = marker.kind else { return true }
      return last?.number.map { number > $0 } ?? false
    }
    return false
  }

  /// The last item right before missing pages may go on there, and others may stand there.
  private mutating func noteCut(from first: Int, under heading: BodyLine, at gap: Int) {
    guard gap < body.endIndex, body[gap].isBelowGap else { return }
    warnings.append(
      "The list under “\(ImprovementReader.heading(heading.text))” on page \(heading.line.page) runs up "
        + "to pages that seem to be missing, before page \(body[gap].line.page); items may stand there."
    )
    guard let last = improvements.indices[first...].last,
      improvements[last].text.certainty == .certain
    else { return }
    improvements[last].text.certainty = .uncertain(
      "Pages seem to be missing right after it; it may go on there.")
  }

  /// What missing pages make doubtful of a whole list.
  func gapDoubt(isBelowGap: Bool, _ style: Style) -> Certainty? {
    if isBelowGap {
      return .uncertain(
        "Pages seem to be missing between the heading over the list and this item; it may stand under "
          + "another heading.")
    }
    guard isAddressLost, style.body == .localAuthority, !style.bulletsOnly else { return nil }
    return .uncertain(
      "Pages seem to be missing above the list, and what they say may be for whom it is.")
  }
}
