using System.Text;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Api;

/// <summary>Certificate and revocation list of the platform's own authority, for everybody.</summary>
internal static class AuthorityEndpoints
{
    public const string RevocationList = "/pki/revoked.crl";
    public const string Certificate = "/pki/authority.pem";

    public static void MapAuthorityEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(RevocationList, async ([FromServices] IAuthorityPublication authority, CancellationToken cancellation) =>
            Results.Bytes(await authority.RevocationList(cancellation), "application/pkix-crl"));
        routes.MapGet(Certificate, ([FromServices] IAuthorityPublication authority) =>
            Results.Bytes(Encoding.ASCII.GetBytes(authority.Certificate), "application/x-pem-file", "authority.pem"));
    }
}
