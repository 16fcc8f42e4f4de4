/// Whether the grades that a report's text gives can be seen on its pages.
///
/// The text of a PDF may hold words that nobody sees: drawn without ink, in the colour of the
/// paper, beneath a box or a picture. A person goes by the page, so such a grade is never certain.
public enum GradeSight: Sendable {
  /// The pages that give grades are drawn, and each grade is looked for: some 200 ms a page.
  case always
  /// Pages are drawn only where the file has signs of text that is not seen (``HiddenTextSigns``):
  /// for many papers at once.
  case whereSigns
}

extension PaperReader {
  /// Makes doubtful what cannot be seen of a report's certain grades.
  ///
  /// - Parameter text: the text of the paper as it was extracted.
  func look(
    at report: inout InspectionReport, in paper: OpenPaper, named path: PaperPath, text: [UInt8]
  ) async {
    let certain = report.judgements.indices.filter {
      report.judgements[$0].grade.certainty == .certain
    }
    guard !certain.isEmpty else { return }
    if sight == .whereSigns, !HiddenTextSigns.mayHide(paper) { return }
    let texts = text.split(separator: 0x0C, omittingEmptySubsequences: false)
    var pages: [Int: SeenPage] = [:]
    for index in certain {
      let judgement = report.judgements[index]
      let doubt = await doubt(about: judgement, in: texts, of: paper.place ?? path, &pages)
      guard let doubt else { continue }
      report.judgements[index].grade.certainty = .uncertain(doubt)
      report.warnings.append("\(judgement.name): \(doubt)")
    }
  }

  /// Why a grade is not seen where its text is; nil when it is.
  ///
  /// - Parameter texts: the text of each page.
  private func doubt(
    about judgement: Judgement, in texts: [ArraySlice<UInt8>], of file: PaperPath,
    _ pages: inout [Int: SeenPage]
  ) async -> String? {
    let first = judgement.grade.page
    var excerpt = judgement.grade.excerpt.split(separator: "\n")[...]
    // A row that goes on over the next page may have its grade there.
    for page in first...(first + 1)
    where texts.indices.contains(page - 1) && !texts[page - 1].isEmpty && !excerpt.isEmpty {
      if pages[page] == nil {
        pages[page] = await seenPage(page, of: file, text: texts[page - 1])
      }
      guard let seen = pages[page] else {
        return
          "Page \(page) could not be drawn, so nobody knows whether the grade can be seen there."
      }
      let sight = seen.look(
        for: judgement.printedGrade, in: &excerpt,
        lines: page == first ? judgement.grade.place.lines : nil)
      switch sight {
      case .seen: return nil
      case .missing: continue
      case .hidden:
        return
          "“\(judgement.printedGrade)” is in the file’s text and cannot be seen on page \(page): "
          + "it is drawn without ink, in the colour of the paper, or beneath something."
      case .struck:
        return "On page \(page) a line goes through “\(judgement.printedGrade)”; look what stands "
          + "instead of it."
      case .cut:
        return
          "Only a part of “\(judgement.printedGrade)” is seen on page \(page): something covers "
          + "the rest."
      case .pictured:
        return "On page \(page) a picture is seen where the file’s text says "
          + "“\(judgement.printedGrade)”, perhaps by text recognition; compare the two."
      }
    }
    return "“\(judgement.printedGrade)” was not found on the picture of page \(first); look there."
  }

  /// The words of a page and its pictures; nil where it cannot be drawn.
  private func seenPage(
    _ page: Int, of file: PaperPath, text: ArraySlice<UInt8>
  ) async -> SeenPage? {
    let number = String(page)
    let part = ["-f", number, "-l", number, "-cropbox"]
    // A page of any size becomes a picture of a known one: 1,000 dots high or wide.
    func picture(_ options: [String]) async -> GreyPicture? {
      let result = try? await run(
        pdftoppm, part + ["-gray", "-scale-to", "1000"] + options + ["-"], on: file,
        outputLimit: limits.imageBytes, fileBytesWritten: 8_000_000)
      return result.flatMap { GreyPicture($0.output) }
    }
    guard let drawn = await picture([]),
      let result = try? await run(
        pdftotext, part + ["-bbox-layout", "-enc", "UTF-8", "-", "-"], on: file,
        outputLimit: limits.textBytes * 16),
      let words = BoxLayoutParser.page(result.output)
    else { return nil }
    // Without a font engine no letters are drawn: what is still there is no text.
    return SeenPage(
      words: words, lines: LinesOnPage(text: text, words: words.words), drawn: drawn,
      withoutText: await picture(["-freetype", "no"]))
  }
}
