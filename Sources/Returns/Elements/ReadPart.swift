/// What came of one part of a file.
struct ReadPart: Sendable {
  let ending: ElementScanner.Ending
  let tables: [ReturnTable]
  let odd: OddValues
  let assembled: [UInt8]
  let warnings: WarningList

  init(_ scanner: ElementScanner, _ ending: ElementScanner.Ending) {
    self.ending = ending
    tables = scanner.tables
    odd = scanner.odd
    assembled = scanner.assembled
    warnings = scanner.warnings
  }
}

extension ElementReader {
  /// Puts the parts' rows behind one another.
  func join(
    _ parts: [ReadPart], bytes: [UInt8], converted: String?, lines: LineIndex
  ) -> ReturnFile {
    var tables = parts.first?.tables ?? []
    var odd = parts.first?.odd ?? OddValues()
    var assembled = parts.first?.assembled ?? []
    var warnings = WarningList()
    if let converted { warnings.note(.converted, converted, at: 0) }
    var records = 0
    for part in parts {
      warnings.append(part.warnings, recordsBefore: records)
      records += part.tables[Int(layout.records)].count
    }
    if parts.count > 1 {
      for table in tables.indices {
        tables[table].reserve(parts.reduce(0) { $0 + $1.tables[table].count })
      }
    }
    for part in parts.dropFirst() {
      let before = tables.map(\.count)
      for table in tables.indices {
        let parent = Int(tree.parents[table])
        tables[table].append(
          part.tables[table], parentsBefore: before[parent], assembledBefore: assembled.count)
      }
      odd.append(part.odd, rowsBefore: before, assembledBefore: assembled.count)
      assembled += part.assembled
    }
    odd.sort()
    var file = ReturnFile(
      source: SourceText(bytes: bytes, assembled: assembled), tables: tables,
      warnings: warnings.warnings, warningsLeft: warnings.left, lines: lines, oddValues: odd,
      layout: layout)
    file.warnings += file.unreadableValues(dates: .unreadableDate)
    return file
  }
}

extension ReturnFile {
  /// Each date, flag and count that was not understood, by field.
  func unreadableValues(dates: ReadWarning.Kind) -> [ReadWarning] {
    var list = WarningList()
    for entry in oddValues.entries {
      let table = Int(entry.key >> 56)
      let row = Int(entry.key >> 8 & 0xFFFF_FFFF)
      let field = tables[table].layout.fields[Int(entry.key & 0xFF)]
      let kind: ReadWarning.Kind
      switch field.kind {
      case .day: kind = dates
      case .flag: kind = .unreadableFlag
      case .count:
        // One that is only too large for its column is a number all the same.
        if tables[table].codes(field)[row] == SmallCount.many { continue }
        kind = .unreadableCount
      case .code, .text, .marker: continue
      }
      let position =
        entry.text.isAssembled
        ? Int(tables[table].positions[row]) : entry.text.range.lowerBound
      list.note(
        kind, "\(field.name)", value: source.shortened(entry.text), at: position,
        record: record(ofRow: row, in: table))
    }
    return list.warnings
  }
}
