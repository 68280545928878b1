using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AddPlaceShapes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PlaceShapes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    SiteId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Shape = table.Column<byte[]>(type: "bytea", nullable: false),
                    West = table.Column<double>(type: "double precision", nullable: false),
                    South = table.Column<double>(type: "double precision", nullable: false),
                    East = table.Column<double>(type: "double precision", nullable: false),
                    North = table.Column<double>(type: "double precision", nullable: false),
                    ValidFrom = table.Column<long>(type: "bigint", nullable: false),
                    ValidTo = table.Column<long>(type: "bigint", nullable: true),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceShapes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlaceShapes_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "ChangeCounters",
                columns: new[] { "Topic", "Version" },
                values: new object[] { "places", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_PlaceShapes_Box",
                table: "PlaceShapes",
                columns: new[] { "TenantId", "Kind", "West", "East", "South", "North" });

            migrationBuilder.CreateIndex(
                name: "IX_PlaceShapes_SiteId",
                table: "PlaceShapes",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_PlaceShapes_Standing",
                table: "PlaceShapes",
                columns: new[] { "TenantId", "Kind", "Code" },
                unique: true,
                filter: "\"ValidTo\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PlaceShapes");

            migrationBuilder.DeleteData(
                table: "ChangeCounters",
                keyColumn: "Topic",
                keyValue: "places");
        }
    }
}
