/// The sub-headings that say by when the items beneath them are to be done.
extension ListItems {
  /// "Immediately:", "Within three months:", "Within 6 months"
  static func timescale(_ line: BodyLine) -> (value: Timescale?, printed: String)? {
    let key = line.key
    guard key.hasPrefix("immediate") || key.hasPrefix("within") || key.hasPrefix("by") else {
      return nil
    }
    guard key.utf8.count <= 40, !line.text.endsSentence else { return nil }
    let printed = ImprovementReader.heading(line.text)
    if key.hasPrefix("by") {
      // "By the end of March 2013:" is a day and no span of months.
      return line.text.utf8.last == 0x3A && line.text.contains(where: \.isNumber)
        ? (nil, printed) : nil
    }
    switch key {
    case "immediately", "immediate", "immediateaction", "immediateactions":
      return (.immediately, printed)
    case "withinthreemonths": return (.withinThreeMonths, printed)
    case "withinsixmonths": return (.withinSixMonths, printed)
    case "withintwelvemonths", "withinayear", "withinoneyear":
      return (.withinTwelveMonths, printed)
    case "withinmonths":
      switch Int(line.text.filter(\.isNumber)) {
      case 3: return (.withinThreeMonths, printed)
      case 6: return (.withinSixMonths, printed)
      case 12: return (.withinTwelveMonths, printed)
      default: return (nil, printed)
      }
    default:
      // "Within one month", "Within two weeks": printed as it is, without a code.
      guard key.hasPrefix("within"),
        key.hasSuffix("month") || key.hasSuffix("months")
          || key.hasSuffix("weeks")
      else { return nil }
      return (nil, printed)
    }
  }
}
