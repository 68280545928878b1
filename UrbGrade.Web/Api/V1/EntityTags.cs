using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace UrbGrade.Web.Api.V1;

/// <summary>Marks each answer with a hash of what it says, so that a program that has it already is told so (304) and sent nothing.</summary>
internal sealed class EntityTags(IOptions<JsonOptions> json) : IEndpointFilter
{
    private const int HashBytes = 16;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        while (result is INestedHttpResult nested)
        {
            result = nested.Result;
        }

        if (result is not (IValueHttpResult { Value: { } value } and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }))
        {
            return result;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json.Value.SerializerOptions);
        context.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(
            body, "application/json; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, HashBytes))}\""));
    }
}
