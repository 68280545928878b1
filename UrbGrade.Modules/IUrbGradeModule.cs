using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace UrbGrade.Modules;

/// <summary>A part of the platform that can be left out or run elsewhere without changing another part.</summary>
public interface IUrbGradeModule
{
    /// <summary>What an operator calls the module.</summary>
    string Name { get; }

    /// <summary>Registers the module's options, tables and queries: in every process, as all share one database.</summary>
    void Add(IHostApplicationBuilder host);

    /// <summary>Registers the module's reactions to work items, where this process does the module's work.</summary>
    void AddHandlers(IHostApplicationBuilder host)
    {
    }

    /// <summary>Maps the module's HTTP endpoints, when it has any, where this process does its work.</summary>
    void Map(WebApplication app)
    {
    }
}
