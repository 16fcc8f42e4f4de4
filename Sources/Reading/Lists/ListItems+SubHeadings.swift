/// Lines over items that are a heading within the list.
extension ListItems {
  func isSubheading(at index: Int) -> Bool { subheadingLines(at: index) != nil }

  /// One or two short lines over an item of the first level that are no item themselves.
  func subheadingLines(at index: Int) -> Range<Int>? {
    guard let lines = linesOverItem(at: index),
      SubHeading.isTheme(joinedText(body[lines].map(\.text)))
    else { return nil }
    return lines
  }

  /// The lines themselves, whatever they say.
  func linesOverItem(at index: Int) -> Range<Int>? {
    guard body[index].text.first?.isUppercase == true, body[index].opensBlock || index == start,
      SectionHeadings.role(of: body[index], after: nil) == nil || SubHeading.mayBe(body[index].key)
    else { return nil }
    var next = index
    while next < limit, next < index + 2, ListMarker(body[next].line) == nil {
      if style.hasTimescales, timeHeading(at: next) != nil { return nil }
      if next > index, body[next].opensBlock { return nil }
      let text = body[next].text
      if text.endsSentence || text.utf8.last == 0x3A || text.utf8.count > 90 { return nil }
      next += 1
    }
    guard next < limit, let marker = ListMarker(body[next].line) else { return nil }
    if body[next].line.label != nil { return index..<next }
    switch (marker.kind, top) {
    case (_, nil): return index..<next
    case (.number(let number), .number?):
      return number == (items.last?.number ?? number - 1) + 1 ? index..<next : nil
    case (.bullet(let mark), .bullet(let first)?): return mark == first ? index..<next : nil
    case (.dash, .dash?): return index..<next
    case (.letter(let letter), .letter?): return letter == 1 ? index..<next : nil
    case (.roman(let number), .roman?): return number == 1 ? index..<next : nil
    default: return nil
    }
  }
}
