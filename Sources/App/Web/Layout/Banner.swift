import Kernel
import Markup
import SiteMap

/// The top of every page: whose service it is, who is signed in, and its sections.
struct Banner {
  let shell: Shell
  let visit: Visit

  var html: HTML {
    header(.class("top")) {
      div(.class("frame top-row")) {
        brand
        if visit.user.isSignedIn {
          person
        } else if visit.address.path != Address.signIn.path {
          link("Sign in", to: .signIn, .class("top-link"))
        }
      }
      sections
    }
  }

  private var brand: HTML {
    a(.href(Address.home), .class("brand")) {
      svg(.class("brand-mark"), .viewBox(0, 0, 32, 32), .aria("hidden", true)) {
        SVG.path("M7 25 C 7 11, 25 21, 25 7", .class("brand-thread"))
        SVG.circle(cx: 7, cy: 25, r: 3.7, .class("brand-end"))
        SVG.circle(cx: 25, cy: 7, r: 3.7, .class("brand-end brand-end-full"))
      }
      span(.class("brand-words")) {
        span(shell.product, .class("brand-name"))
        HTML(" ")
        span(shell.council, .class("brand-council"))
      }
    }
  }

  private var person: HTML {
    div(.class("person")) {
      p {
        link(visit.user.name, to: .account, .class("person-name"))
        HTML(" ")
        span(roles, .class("person-role"))
      }
      visit.sheet.button("Sign out", to: .signOut, style: .quiet)
    }
  }

  /// In the order of the catalogue, so that it reads the same each day.
  private var roles: String {
    Role.allCases.filter(visit.user.roles.contains).map(\.title).joined(separator: ", ")
  }

  @HTMLBuilder private var sections: HTML {
    let items = shell.navigation.filter { visit.user.may($0.permission) }
    if !items.isEmpty {
      nav(.class("sections"), .aria("label", "Sections")) {
        ul(.class("frame")) {
          for item in items { li { entry(item) } }
        }
      }
    }
  }

  private func entry(_ item: NavigationItem) -> HTML {
    let isHere = item.address.path == visit.address.path
    let isCurrent = item.holds(visit.address)
    return link(
      item.title, to: item.address,
      .when(isCurrent, .aria("current", isHere ? "page" : "true")))
  }
}
