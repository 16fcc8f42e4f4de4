import API
import Kernel
import Storage

/// What stands beside inspections, as programs see it.
enum InspectionShapes {
  static let review = Shape<FindingReview>(
    "FindingReview", "That somebody looked again at a finding; the finding itself stays.",
    [
      .id("id", "The look.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("finding", "The finding.") { $0.finding }, .number("number", "From 1.") { $0.number },
      .day("lookedOn", "The day of the look.") { $0.lookedOn },
      .word("outcome", "How it is now.") { $0.outcome },
      .text("reason", "What was seen, and where.") { $0.reason },
      .day("nextLookOn", "When to look once more.") { $0.nextLookOn },
      .text("recordedBy", "Who looked.") { $0.recordedBy },
    ])

  static let toldBefore = Shape<RecommendationLink>(
    "ToldBefore", "That inspectors have said something before.",
    [
      .id("id", "The link.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("earlier", "The earlier recommendation.") { $0.earlier },
      .id("later", "The later one, which repeats it.") { $0.later },
      .word("kind", "How the later stands to the earlier.") { $0.kind },
      .text("note", "What else is to be said.") { $0.note },
      .text("saidBy", "Who found it.") { $0.saidBy }, .day("saidOn", "When.") { $0.saidOn },
    ])

  static let document = Shape<ReportDocument>(
    "ReportDocument", "A report, a letter, or a version for young people.",
    [
      .id("id", "The document.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("inspection", "The inspection it is about.") { $0.inspection },
      .word("kind", "What kind it is.") { $0.kind }, .text("title", "Its title.") { $0.title },
      .text("language", "Its language.") { $0.language },
      .text("link", "Where it stands on the web.") { $0.link },
      .day("datedOn", "The day it bears.") { $0.datedOn },
      .flag("hasFile", "Whether its file is here.") { $0.document != nil },
      .flag("isPublished", "Whether everybody may read it.") { $0.isPublished },
    ])
}
