import Markup
import SiteMap
import Storage
import Web

/// One document of an inspection: what it is, where it is, whether the public sees it.
struct ReportDocumentLine {
  let document: ReportDocument
  let visit: Visit

  var html: HTML {
    HTML {
      strong(document.kind.title)
      if document.language != "English" { " (\(document.language))" }
      ": "
      name
      if document.document != nil, !document.link.isEmpty {
        ", "
        a("on the inspectorate’s site", .href(WebAddress(document.link)), .rel("noopener"))
      }
      if let date = document.datedOn {
        ", "
        day(date)
      }
      if visit.seesDrafts, !document.isPublished { publication }
    }
  }

  @HTMLBuilder private var name: HTML {
    if document.document != nil {
      link(document.title, to: .reportDocument(document.id))
    } else {
      a(document.title, .href(WebAddress(document.link)), .rel("noopener"))
    }
  }

  @HTMLBuilder private var publication: HTML {
    " "
    tag("Not public", .neutral)
    if visit.mayManage {
      visit.sheet.button(
        "Publish this document", to: .publishReportDocument(document.id),
        values: ["version": document.version])
    }
  }
}
