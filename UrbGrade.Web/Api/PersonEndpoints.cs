using System.Net.Mime;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Resident;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Api;

/// <summary>Hands out what is held about a person. The address has the person encrypted in it, so that no log keeps who it was.</summary>
internal static class PersonEndpoints
{
    private const string Path = "/api/person.zip";

    private static readonly TimeSpan TicketLasts = TimeSpan.FromMinutes(10);

    /// <summary>Where the copy is for the next ten minutes, for whoever may read it.</summary>
    public static string Export(IDataProtectionProvider protection, string email) =>
        $"{Path}?ticket={Uri.EscapeDataString(Protector(protection).Protect(email, TicketLasts))}";

    public static void MapPersonEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Read).RequireAuthorization(Access.Administration);
        routes.MapGet(MyAddress.Copy, ReadOwn).RequireAuthorization();
    }

    private static async Task<IResult> ReadOwn(
        HttpResponse response, [FromServices] IOwnData data, [FromServices] TimeProvider clock, CancellationToken cancellation) =>
        await data.Read(cancellation) is { } tables ? await Pack(response, tables, clock, cancellation) : Results.NotFound();

    private static async Task<IResult> Read(
        string? ticket, HttpResponse response, [FromServices] IDataProtectionProvider protection, [FromServices] IPeople people,
        [FromServices] TimeProvider clock, CancellationToken cancellation)
    {
        if (Person(protection, ticket) is not { } email || await people.Read(email, cancellation) is not { } tables)
            return Results.NotFound();
        return await Pack(response, tables, clock, cancellation);
    }

    private static async Task<IResult> Pack(HttpResponse response, IReadOnlyList<PersonalTable> tables, TimeProvider clock, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store";

        // Packing ends with a table of contents, which the library writes in a way that a response does not take.
        var zip = new MemoryStream();
        await PersonArchive.Write(zip, tables, clock, cancellation);
        zip.Position = 0;
        return Results.File(zip, MediaTypeNames.Application.Zip, "person.zip");
    }

    private static string? Person(IDataProtectionProvider protection, string? ticket)
    {
        try
        {
            return ticket is null ? null : Protector(protection).Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector("UrbGrade.Person").ToTimeLimitedDataProtector();
}
