/// The part of a report headed "Summary for children and young people".
enum ChildSummaryReader {
  static func read(_ body: [BodyLine]) -> ChildSummary? {
    guard
      let start = body.firstIndex(where: {
        $0.key == "summaryforchildrenandyoungpeople" && $0.opensBlock
      }), let place = Place(body[start...start])
    else { return nil }
    var end = start + 1
    while end < body.endIndex {
      let role = SectionHeadings.role(of: body[end], after: body[end - 1])
      if role == .end || role == .section || role == .container { break }
      end += 1
    }
    var list = ListItems(body, from: start + 1, to: end, style: ImprovementReader.Style())
    list.read()
    let items = list.items.compactMap { item in
      Place(item.lines).map {
        Located(joinedText([item.marker.text] + item.words), at: $0)
      }
    }
    return ChildSummary(
      heading: Located(ImprovementReader.heading(body[start].text), at: place),
      items: items.isEmpty ? paragraphs(body[(start + 1)..<end]) : items)
  }

  private static func paragraphs(_ lines: ArraySlice<BodyLine>) -> [Located<String>] {
    var groups: [[BodyLine]] = []
    for line in lines {
      let goesOn = !line.gapBefore && (!line.pageBreakBefore || line.text.startsLowercase)
      if goesOn, !groups.isEmpty {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.compactMap { group in
      Place(group).map { Located(joinedText(group.map(\.text)), at: $0) }
    }
  }
}
