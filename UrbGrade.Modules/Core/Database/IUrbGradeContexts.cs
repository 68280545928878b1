using System.Data.Common;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Opens contexts. Reading ones have their own connection; writing ones live inside a write on the commit queue.</summary>
internal interface IUrbGradeContexts
{
    /// <summary>A context to read with. The caller disposes it.</summary>
    UrbGradeContext Read(TenantScope scope);

    /// <summary>An open connection to read with by SQL, for questions that come with every request: a context costs many times
    /// such a question. It knows nothing of tenants; its caller asks for the rows of one, and disposes it.</summary>
    DbConnection OpenReader();

    /// <summary>A context that saves inside <paramref name="session"/>'s transaction.</summary>
    UrbGradeContext Write(TenantScope scope, IWriteSession session);
}
