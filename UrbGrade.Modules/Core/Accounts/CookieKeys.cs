using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Keeps the keys of sessions in the database, so that a session counts on every node.</summary>
internal sealed class CookieKeys(IUrbGradeContexts contexts, ICommitQueue commits, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var database = contexts.Read(TenantScope.Platform);
        return database.Set<CookieKeyRow>().AsNoTracking().OrderBy(key => key.Id).Select(key => key.Xml).ToList().ConvertAll(XElement.Parse);
    }

    // The framework asks from a thread of its own and has no asynchronous way.
    public void StoreElement(XElement element, string friendlyName) => commits.Commit(
        session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            database.Add(new CookieKeyRow
            {
                Name = friendlyName,
                Xml = element.ToString(SaveOptions.DisableFormatting),
                CreatedAt = time.GetUtcNow(),
            });
            return database.SaveChanges();
        },
        CancellationToken.None).GetAwaiter().GetResult();
}
