//! Where a request comes from, for throttling.

use super::Site;
use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderName,
};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The address of the peer, or what the trusted proxy says in the header named by the settings: of several, the last, which
/// is the one the proxy itself wrote. No other header is believed. Of an IPv6 address, its network.
pub fn of(request: &Request, site: &Site) -> Option<String> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let address = site.proxy_header.as_ref().map_or(peer, |header| said(request, header).or(peer))?;
    Some(network(address).to_string())
}

fn said(request: &Request, header: &HeaderName) -> Option<IpAddr> {
    let line = request.headers().get_all(header).iter().next_back()?.to_str().ok()?;
    line.rsplit(',').next()?.trim().parse().ok()
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::{network, said};
    use axum::{body::Body, extract::Request, http::HeaderName};

    #[test]
    fn the_proxys_own_word_is_the_last() {
        let header = HeaderName::from_static("x-forwarded-for");
        let request = Request::get("/").header(&header, "6.6.6.6").header(&header, "1.1.1.1, 203.0.113.9").body(Body::empty()).unwrap();
        assert_eq!(said(&request, &header), Some("203.0.113.9".parse().unwrap()));
        let lies = Request::get("/").header(&header, "'; drop table learner").body(Body::empty()).unwrap();
        assert_eq!(said(&lies, &header), None);
    }

    #[test]
    fn a_network_of_the_new_kind_counts_as_one() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6".parse().unwrap()).to_string(), "2001:db8:1:2::");
        assert_eq!(network("::ffff:192.0.2.7".parse().unwrap()).to_string(), "192.0.2.7");
    }
}
