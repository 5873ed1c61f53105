import re
from html.parser import HTMLParser
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection
from django.core.files.base import ContentFile
from tests.stories import published
from tamga.website.models import SiteDocument, SiteImage
from PIL import Image as P
from io import BytesIO
G="il-tod-baidal/shilen-dans"
class R(HTMLParser):
    def __init__(s): super().__init__(); s.skip=0; s.out=[]
    def handle_starttag(s,t,a):
        if t in("script","style","svg"): s.skip+=t!="svg"
        for k,v in a:
            if v and (k in("aria-label","title","placeholder","alt") or k.startswith("data-") and k.endswith(("label","text","clean","message"))): s.out.append(f"@{k}={v}")
            if t=="input" and k=="value" and dict(a).get("type") in("submit","button"): s.out.append(v)
    def handle_endtag(s,t):
        if t in("script","style"): s.skip-=1
    def handle_data(s,d):
        if not s.skip and d.strip(): s.out.append(d.strip())
def test_x(suld, settings):
    b=suld.people["bolormaa"]; c=Client(); c.force_login(b)
    page=published(suld,G); sec=suld.page(G)
    col=Collection.objects.get(name=suld.unit.slug)
    doc=SiteDocument.objects.create(title="файл",file=ContentFile(b"x",name="a.txt"),collection=col)
    f=BytesIO(); P.new("RGB",(50,50)).save(f,"PNG")
    img=SiteImage.objects.create(title="зураг",file=ContentFile(f.getvalue(),name="a.png"),collection=col,width=50,height=50)
    page.title="Өөр"; r1=page.save_revision(user=b); r0=page.revisions.first()
    A=[("wagtailadmin_home",[]),("wagtailadmin_account",[]),("wagtailadmin_explore",[sec.pk]),("wagtailadmin_pages:add_subpage",[sec.pk]),("wagtailadmin_pages:edit",[page.pk]),("wagtailadmin_pages:edit",[sec.pk]),
      ("wagtailadmin_pages:history",[page.pk]),("wagtailadmin_pages:unpublish",[page.pk]),("wagtailadmin_pages:move",[page.pk]),("wagtailadmin_pages:move_confirm",[page.pk,suld.page("il-tod-baidal/tusuv-sankhuu").pk]),("wagtailadmin_pages:revisions_compare",[page.pk,r0.pk,r1.pk]),("wagtailadmin_pages:revisions_revert",[page.pk,r0.pk]),
      ("wagtailadmin_pages:delete",[page.pk]),("wagtailadmin_choose_page",[]),("wagtailadmin_choose_page_child",[sec.pk]),("wagtailadmin_choose_page_external_link",[]),("wagtailadmin_choose_page_email_link",[]),("wagtailadmin_choose_page_phone_link",[]),("wagtailadmin_choose_page_anchor_link",[]),
      ("wagtaildocs:index",[]),("wagtaildocs:add",[]),("wagtaildocs:edit",[doc.pk]),("wagtaildocs_chooser:choose",[]),("wagtailimages:index",[]),("wagtailimages:add",[]),("wagtailimages:edit",[img.pk]),("wagtailimages_chooser:choose",[]),("wagtailimages_chooser:select_format",[img.pk])]
    urls=[reverse(n,args=a) for n,a in A]+[reverse("wagtailadmin_pages:add",args=["website","articlepage",sec.pk]),reverse("wagtailadmin_pages:edit",args=[page.pk])+"?x"]
    seen=set()
    import json
    def look(u,r):
        t=r.content.decode()
        try: j=json.loads(t); t=j.get("html","") or j.get("result",{}) and str(j)
        except Exception: pass
        for w in ("Search","None","editor guide"):
            for m in re.finditer(r"[>\s]"+w+r"\s*[<\n]",t): print("CTX",w,repr(t[max(0,m.start()-300):m.end()+60])[:400])
        p=R(); p.feed(t if isinstance(t,str) else "")
        print("==",u,r.status_code)
        for o in p.out:
            if re.search(r"[A-Za-z]{3}",o.split("=",1)[-1] if o[0]=="@" else o) and o not in seen: seen.add(o); print("   ",o[:200])

        for m in re.findall(r'<script[^>]*(?:json|wagtail-config|data-)[^>]*>(.*?)</script>',t,re.S): pass
        for m in re.findall(r'"(?:label|text|description|verboseName|title|placeholder|helpText|help_text|[A-Z_]+|name)": "([^"]*[A-Za-z]{3}[^"]*)"',t):
            if m not in seen and "\\u" not in m: seen.add(m); print("   json:",m)
    for u in urls:
        r=c.get(u,follow=True); look(u,r)
    d={"title":"","slug":"x","next":""}
    r=c.post(reverse("wagtailadmin_pages:edit",args=[page.pk]),{"title":"","slug":"","body":"null","attachments-TOTAL_FORMS":0,"attachments-INITIAL_FORMS":0,"links-TOTAL_FORMS":0,"links-INITIAL_FORMS":0}); look("POST edit",r)
    r=c.post(reverse("wagtailadmin_account"),{"password-old_password":"x","password-new_password1":"123","password-new_password2":"124","name_email-first_name":"","name_email-last_name":"","name_email-email":"x"}); look("POST account",r)
