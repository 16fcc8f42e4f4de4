import Civil
import Kernel
import Markup
import SiteMap

/// The page around a page: head, top, navigation, the way here, the thread, the foot.
struct Layout {
  let shell: Shell
  let visit: Visit

  func document(_ page: Page) -> HTML {
    HTMLDocument(language: page.language?.code ?? Self.own, title: title(page)) {
      head(page)
    } body: {
      english(page) {
        a("Skip to main content", .href("#main"), .class("skip"))
        Banner(shell: shell, visit: visit).html
      }
      div(.class("frame")) {
        english(page) { breadcrumbs(page) }
        main(page)
      }
      english(page) { foot }
    }.html
  }

  /// The service's own language.
  private static let own = "en-GB"

  /// What stands around a page in another language says that it is English.
  private func english(_ page: Page, @HTMLBuilder content: () -> HTML) -> HTML {
    page.language == nil ? content() : div(.lang(Self.own), content: content)
  }

  private func title(_ page: Page) -> String {
    let problem = page.status == 422 ? "Error: " : ""
    let name = page.title == shell.product ? "" : "\(page.title) – "
    return "\(problem)\(name)\(shell.product), \(shell.council)"
  }

  @HTMLBuilder private func head(_ page: Page) -> HTML {
    meta(name: "color-scheme", content: "light dark")
    meta(name: "format-detection", content: "telephone=no")
    stylesheet(Assets.style.address.web)
    relation("icon", Assets.icon.address.web, .mediaType("image/svg+xml"))
    script(src: Assets.script.address.web, .defer)
    if page.hasDrafts { script(src: Assets.drafts.address.web, .defer) }
  }

  private func main(_ page: Page) -> HTML {
    mainLandmark(
      .id("main"), .tabindex(-1), .class("main"), .when(page.thread != nil, .class("has-thread")),
      page.language.map { .dir($0.direction) } ?? .none
    ) {
      notice
      header(.class("page-head")) {
        if let kicker = page.kicker { p(kicker, .class("kicker")) }
        h1(page.title)
      }
      if let thread = page.thread { ThreadView(thread: thread).html }
      let day = page.status == 200 ? AsAt.unheard(visit, by: page.content) : HTML()
      if !day.isEmpty { english(page) { day } }
      div(.class("content")) { page.content }
    }
  }

  @HTMLBuilder private var notice: HTML {
    if let notice = visit.notice {
      div(.class("notice"), .role("status")) { p(notice) }
    }
  }

  @HTMLBuilder private func breadcrumbs(_ page: Page) -> HTML {
    if visit.address.path != Address.home.path, page.hasBreadcrumbs {
      nav(.class("breadcrumbs"), .aria("label", "Breadcrumbs")) {
        ol {
          li { link("Home", to: .home) }
          for crumb in page.breadcrumbs { li { link(crumb.title, to: crumb.address) } }
        }
      }
    }
  }

  private var foot: HTML {
    footer(.class("foot")) {
      div(.class("frame foot-row")) {
        p {
          "\(shell.product) is the service of \(shell.council) for seeing that inspections lead to "
          "change for children."
        }
        p {
          link("Accessibility", to: .accessibility)
          HTML(" · ")
          link("For programs", to: .api)
        }
        p("As at \(visit.today.longForm)", .class("foot-day"))
      }
    }
  }
}
