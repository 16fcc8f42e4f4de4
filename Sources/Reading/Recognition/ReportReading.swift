import Civil

/// From the extracted text of a paper to its record: pure, no process and no file.
public enum ReportReading {
  /// - Parameters:
  ///   - bytes: what `pdftotext -layout -enc UTF-8` wrote.
  ///   - file: the base name of the file.
  ///   - today: days far from it are doubtful; nil where that is not to be asked.
  /// - Throws: `ReadRefusal.noText` for a scan, `.notAReport` for a paper that is none.
  public static func read(
    text bytes: [UInt8], file: String, today: CivilDate? = nil
  ) throws(ReadRefusal) -> InspectionReport {
    try read(text: bytes, file: file, today: today, raised: RaisedMarks())
  }

  /// - Parameter raised: marks of footnotes that the sizes of the letters tell.
  static func read(
    text bytes: [UInt8], file: String, today: CivilDate?, raised: RaisedMarks
  ) throws(ReadRefusal) -> InspectionReport {
    let paper = Paper(file: file, bytes: bytes, raised: raised)
    var report: InspectionReport
    do throws(ReadRefusal) {
      if let second = SecondReport(in: paper, text: bytes) {
        report = try readWhole(Paper(file: file, bytes: second.first, raised: raised))
        report.pageCount = paper.pageCount
        report.doubt(beside: second)
      } else {
        report = try readWhole(paper)
      }
    } catch {
      throw ReportInside.explained(error, in: paper)
    }
    if let today { report.doubtDays(farFrom: today) }
    report.doubtImplausibleDays()
    report.doubtUnchecked()
    return report
  }

  /// Reads a paper that holds one report.
  static func readWhole(_ paper: Paper) throws(ReadRefusal) -> InspectionReport {
    var report = try read(paper)
    report.warnings += paper.missingPages.warnings
    report.suspectPages = paper.text.suspectPages
    report.doubtOtherPaper(paper.text)
    report.doubtOddName(in: paper.text)
    report.doubtMisreadLead()
    return report
  }

  private static func read(_ paper: Paper) throws(ReadRefusal) -> InspectionReport {
    guard paper.body.contains(where: { $0.key.utf8.count >= 3 }) else {
      throw .noText(pages: paper.pageCount)
    }
    switch KindRecognition.recognise(paper) {
    case .other(let reason): throw .notAReport(reason: reason)
    case .known(let kind):
      switch kind.value {
      case .ilacs: return FullInspection.read(paper, kind: kind)
      case .sif: return SingleInspection.read(paper, kind: kind)
      case .lscbReview: return SingleInspection.readBoardReview(paper, kind: kind)
      case .lac, .cp, .jar: return CoverPageInspection.read(paper, kind: kind)
      case .jtai, .ilacsFocusedVisit, .monitoringVisit:
        return InspectionLetter.read(paper, kind: kind)
      case .childrenSummary: return ChildSummaryPaper.read(paper, kind: kind)
      case .areaSEND: return AreaInspection.leave(paper, kind: kind)
      }
    }
  }
}
