import Foundation
import Inspections

/// A paper of the story that the service keeps as a file. The product carries them in itself.
enum DemoPaper: CaseIterable {
  case protection2012, protection2012YoungPeople, services2026

  var kind: ReportDocument.Kind {
    self == .protection2012YoungPeople ? .youngPeoplesVersion : .fullReport
  }

  var title: String {
    switch self {
    case .protection2012:
      "Inspection of local authority arrangements for the protection of children"
    case .protection2012YoungPeople: "Summary for children and young people"
    case .services2026: "Inspection of Thornmere local authority children’s services"
    }
  }

  var fileName: String {
    switch self {
    case .protection2012: "thornmere-protection-2012.pdf"
    case .protection2012YoungPeople: "thornmere-protection-2012-young-people.pdf"
    case .services2026: "thornmere-ilacs-2026-01.pdf"
    }
  }

  /// The file.
  ///
  /// - Throws: ``DemoFault`` when what `Scripts/embed-papers` wrote is damaged.
  var bytes: [UInt8] {
    get throws {
      let text = embedded.withUTF8Buffer { Data($0) }
      guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else {
        throw DemoFault("'\(fileName)' is damaged; run Scripts/embed-papers")
      }
      return Array(data)
    }
  }

  private var embedded: StaticString {
    switch self {
    case .protection2012: EmbeddedPapers.protection2012
    case .protection2012YoungPeople: EmbeddedPapers.protection2012YoungPeople
    case .services2026: EmbeddedPapers.services2026
    }
  }
}
