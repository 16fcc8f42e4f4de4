/// A count that is published, with what it was counted of.
public struct ReturnMeasure: Sendable, Hashable {
  /// What it is, in words.
  public let name: String
  public let count: Int
  /// What it is a share of; `nil` for plain counts.
  public let of: Int?
  /// What exactly was counted.
  public let definition: String

  /// In per cent with one decimal; `nil` for plain counts, and when there is nothing to share.
  public var percentage: String? {
    guard let of, of > 0 else { return nil }
    let tenths = (count * 1000 + of / 2) / of
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// The main counts of a return.
public struct ReturnSummary: Sendable {
  public let measures: [ReturnMeasure]

  public var csv: [UInt8] {
    var writer = ByteWriter()
    writer.put("measure,count,of,per cent,definition\r\n")
    for measure in measures {
      let cells = [
        measure.name, String(measure.count), measure.of.map(String.init) ?? "",
        measure.percentage ?? (measure.of == nil ? "" : "n/a"), measure.definition,
      ]
      writer.putCSVRow(cells)
    }
    return writer.bytes
  }

  public var text: String {
    measures.map { measure in
      let share = measure.of.map { of in
        " of \(of) (" + (measure.percentage.map { $0 + " %" } ?? "n/a") + ")"
      }
      return "\(measure.name): \(measure.count)\(share ?? "")\n"
    }.joined()
  }
}
